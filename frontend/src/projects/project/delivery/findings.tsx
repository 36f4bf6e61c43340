import { Trans, useLingui } from '@lingui/react/macro'
import { SearchCheck } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { findings_project$key } from '~/__generated__/findings_project.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { ActButton } from '~/parts/records/act-button'
import { FindingLine } from './finding-line'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import s from './delivery.module.css'

const EnterFinding = lazy(() => import('../../acts/enter-finding'))

const fragment = graphql`
  fragment findings_project on Project {
    id
    standards {
      ...twoTruths_compliance
    }
    findings {
      id
      ...findingLine_finding
    }
  }
`

type Props = { project: findings_project$key; acts: readonly string[]; currency: string }

/** Violations of standards: open ones block the delivery key, unless an exception covers them. */
export function Findings({ project: key, acts, currency }: Props) {
  const { t } = useLingui()
  const { id, standards, findings } = useFragment(fragment, key)
  const [open, setOpen] = useState(false)
  return (
    <Card
      title={t`Findings`}
      note={t`A standard violated on this project, entered with evidence by the office that owns it.`}
      acts={
        <ActButton
          acts={acts}
          act="finding:enter"
          whoCan={t`The lead of the office that owns the standard`}
          onClick={() => setOpen(true)}
        >
          <Trans>Enter finding</Trans>
        </ActButton>
      }
    >
      {findings.length === 0 ? (
        <Empty icon={<SearchCheck size={20} />} title={t`No standard was found violated`} level={3} />
      ) : (
        <>
          <p className={s.note}>
            <Trans>Standards that were judged here:</Trans> <TwoTruths compliance={standards} />
          </p>
          <ul className={s.list}>
            {findings.map(finding => (
              <FindingLine key={finding.id} finding={finding} acts={acts} />
            ))}
          </ul>
        </>
      )}
      <Suspense>
        {open && <EnterFinding projectId={id} currency={currency} onClose={() => setOpen(false)} />}
      </Suspense>
    </Card>
  )
}
