import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { entryDetail_entry$key } from '~/__generated__/entryDetail_entry.graphql'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Row } from '~/design/page/page'
import { NoValue, useWords } from '~/words'
import { rowsOf } from './detail'
import { recordAt } from './record-at'
import type { AuditSearch } from './search'
import s from './audit.module.css'

const fragment = graphql`
  fragment entryDetail_entry on AuditEntry {
    at
    action
    subjectKind
    subjectRef
    detail
    policyVersion
    policyLine
    singleHanded
    tokenName
    person {
      id
      name
    }
  }
`
type Props = { entry: entryDetail_entry$key; onChange: (next: Partial<AuditSearch>) => void }

/** What was done in detail, and the policy line that allowed it. */
export function EntryDetail({ entry, onChange }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const told = useFragment(fragment, entry)
  const record = recordAt(told.subjectRef)
  const { person } = told
  return (
    <div className={s.detail}>
      {told.singleHanded && (
        <Callout tone="warn" title={t`A two-person act, done single-handed`}>
          <Trans>Nobody else had this right then. It closes as soon as a second person has it.</Trans>
        </Callout>
      )}
      <Definitions>
        <Definition term={t`When`}>{words.momentWithZone(told.at)}</Definition>
        {told.tokenName && <Definition term={t`Through the token`}>{told.tokenName}</Definition>}
        <Definition term={t`Record`}>
          {told.subjectKind}{' '}
          {told.subjectRef &&
            (record ? (
              <Link to={record} className="link">
                {told.subjectRef}
              </Link>
            ) : (
              told.subjectRef
            ))}
        </Definition>
        <Definition term={t`Allowed by`}>
          {told.policyLine ? (
            <Link
              to="/settings/policy"
              search={{
                ...(told.policyVersion && { version: told.policyVersion }),
                line: told.policyLine,
              }}
              className="link"
            >
              <Trans>version {told.policyVersion}</Trans>: <code className={s.code}>{told.policyLine}</code>
            </Link>
          ) : (
            <NoValue
              why="undefined"
              reason={t`What is one's own, and what the system does, needs no policy line.`}
            />
          )}
        </Definition>
        {rowsOf(told.detail).map(([name, value]) => (
          <Definition key={name} term={name}>
            <code className={s.code}>{value}</code>
          </Definition>
        ))}
      </Definitions>
      <Row>
        <Button size="s" onClick={() => onChange({ action: told.action, entry: undefined })}>
          <Trans>All entries of this act</Trans>
        </Button>
        {person && (
          <Button size="s" onClick={() => onChange({ person: person.id, entry: undefined })}>
            <Trans>All entries of {person.name}</Trans>
          </Button>
        )}
      </Row>
    </div>
  )
}
