import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { obstacles_request$data, obstacles_request$key } from '~/__generated__/obstacles_request.graphql'
import { Badge, Tag } from '~/design/badge/badge'
import { useOfficeWord } from '~/words'
import { Byline } from './byline'
import s from './request.module.css'

const fragment = graphql`
  fragment obstacles_request on ExceptionRequest {
    citations {
      id
      harm
      at
      author {
        name
      }
      ruleVersion {
        number
        statement
        purpose
        harmPrevented
        waivable
        outsideAuthority
        rule {
          ref
          title
          ownerOffice
        }
      }
      gap {
        ref
        statement
        unit {
          name
        }
      }
    }
  }
`

type Citation = obstacles_request$data['citations'][number]

/** What stands in the way: each rule with the harm it prevents here, or the capability gap. */
export function Obstacles({ request, compact }: { request: obstacles_request$key; compact?: boolean }) {
  const { citations } = useFragment(fragment, request)
  if (citations.length === 0) {
    return (
      <p className={s.none}>
        <Trans>No rule and no capability gap has been named.</Trans>
      </p>
    )
  }
  return (
    <ul className={s.list}>
      {citations.map(citation => (
        <li key={citation.id} className={s.item}>
          {citation.ruleVersion ? (
            <CitedRule version={citation.ruleVersion} compact={compact} />
          ) : (
            <NamedGap gap={citation.gap} />
          )}
          <p>
            <b>
              <Trans>Harm here:</Trans>
            </b>{' '}
            {citation.harm}
          </p>
          {!compact && <Byline author={citation.author} at={citation.at} />}
        </li>
      ))}
    </ul>
  )
}

type Version = NonNullable<Citation['ruleVersion']>

function CitedRule({ version, compact }: { version: Version; compact?: boolean }) {
  const { t } = useLingui()
  const office = useOfficeWord()
  const { rule, number } = version
  return (
    <>
      <h3 className={s.itemTitle}>
        <Link to="/rules/$ref" params={{ ref: rule.ref }} className="link">
          {rule.ref} {rule.title}
        </Link>
        <Tag title={office(rule.ownerOffice)}>{rule.ownerOffice}</Tag>
        <span className={s.quiet}>
          <Trans>version {number}</Trans>
        </span>
        {!version.waivable && (
          <Badge tone="bad" quiet>
            {version.outsideAuthority ? t`Ask ${version.outsideAuthority}` : t`Not waivable`}
          </Badge>
        )}
      </h3>
      <p>{version.statement}</p>
      {!compact && <p className={s.quiet}>{version.purpose}</p>}
    </>
  )
}

function NamedGap({ gap }: { gap: Citation['gap'] }) {
  return (
    <>
      <h3 className={s.itemTitle}>
        {gap?.ref}
        <Tag>
          <Trans>Capability gap</Trans>
        </Tag>
      </h3>
      <p>
        {gap?.statement} <span className={s.quiet}>{gap?.unit.name}</span>
      </p>
    </>
  )
}
