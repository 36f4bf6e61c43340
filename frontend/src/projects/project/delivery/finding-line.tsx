import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { findingLine_finding$key } from '~/__generated__/findingLine_finding.graphql'
import { Badge } from '~/design/badge/badge'
import { ActButton } from '~/parts/records/act-button'
import { RecordLink } from '~/parts/records/record-link'
import { Covered } from '~/parts/two-truths/covered'
import { Moment } from '~/words'
import s from './delivery.module.css'

const ResolveFinding = lazy(() => import('../../acts/resolve-finding'))

const fragment = graphql`
  fragment findingLine_finding on Finding {
    id
    open
    standing {
      ...covered_standing
    }
    evidence
    foundAt
    resolvedAt
    resolution
    enteredBy {
      name
    }
    resolvedBy {
      name
    }
    rule {
      ref
      title
      ownerOffice
    }
  }
`

/** One violation: which standard, what shows it, and how it was put right. */
export function FindingLine({
  finding: key,
  acts,
}: {
  finding: findingLine_finding$key
  acts: readonly string[]
}) {
  const { t } = useLingui()
  const finding = useFragment(fragment, key)
  const [open, setOpen] = useState(false)
  const { rule } = finding
  return (
    <li className={s.finding}>
      <div className={s.words}>
        <p>
          <RecordLink to={`/rules/${rule.ref}`}>
            {rule.ref} {rule.title}
          </RecordLink>
        </p>
        <p>{finding.evidence}</p>
        <p className={s.note}>
          <Trans>
            found <Moment at={finding.foundAt} />
          </Trans>
          {finding.enteredBy && <>, {finding.enteredBy.name}</>}
        </p>
        {finding.resolvedAt && (
          <p className={s.note}>
            <Trans>
              resolved <Moment at={finding.resolvedAt} />
            </Trans>
            {finding.resolvedBy && <>, {finding.resolvedBy.name}</>}: {finding.resolution}
          </p>
        )}
      </div>
      {finding.open ? (
        <>
          <Badge tone="bad">
            <Trans>Not resolved</Trans>
          </Badge>
          <Covered standing={finding.standing} />
          <ActButton
            size="s"
            acts={acts}
            act="finding:enter"
            whoCan={t`The lead of the ${rule.ownerOffice}`}
            onClick={() => setOpen(true)}
          >
            <Trans>Resolve</Trans>
          </ActButton>
        </>
      ) : (
        <Badge tone="good">
          <Trans>Resolved</Trans>
        </Badge>
      )}
      <Suspense>{open && <ResolveFinding findingId={finding.id} onClose={() => setOpen(false)} />}</Suspense>
    </li>
  )
}
