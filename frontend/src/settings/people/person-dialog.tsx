import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { personDialog_person$key } from '~/__generated__/personDialog_person.graphql'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Dialog } from '~/design/dialog/dialog'
import type { Picked } from '~/design/field/picker-remote'
import { Button } from '~/design/button/button'
import { Row } from '~/design/page/page'
import { Day, NoValue } from '~/words'
import { useLackingRight } from '../lacking-right'
import { AccountActs } from './account-acts'
import { EditPersonForm } from './edit-person-form'
import { TokensOf } from '../tokens/tokens-of'
import { RolesOf } from './roles-of'
import s from '../settings.module.css'

const fragment = graphql`
  fragment personDialog_person on Person {
    id
    name
    email
    title
    timeZone
    deactivatedAt
    unit {
      name
    }
    manager {
      name
    }
    ...accountActs_person
    ...rolesOf_person
    ...tokensOf_person
    ...editPersonForm_person
  }
`
type Props = {
  person: personDialog_person$key
  acts: readonly string[]
  me: string
  root: Picked
  /** The role that somebody came to grant. */
  role?: string | undefined
  onClose: () => void
}

/** One person: record, account, roles; everything that can be done about them. */
export function PersonDialog({ person, acts, me, root, role, onClose }: Props) {
  const { t } = useLingui()
  const lacking = useLackingRight()
  const told = useFragment(fragment, person)
  const [editing, setEditing] = useState(false)
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={told.name} note={told.email} size="l">
      {editing ? (
        <EditPersonForm person={told} onClose={() => setEditing(false)} />
      ) : (
        <>
          <Definitions>
            <Definition term={t`Title`}>{told.title ?? <NoValue why="not-stated" />}</Definition>
            <Definition term={t`Unit`}>{told.unit.name}</Definition>
            <Definition term={t`Manager`}>{told.manager?.name ?? t`nobody above`}</Definition>
            <Definition term={t`Time zone`}>{told.timeZone ?? t`as the organisation`}</Definition>
            {told.deactivatedAt && (
              <Definition term={t`Left`}>
                <Day day={told.deactivatedAt.slice(0, 10)} />
              </Definition>
            )}
          </Definitions>
          {!told.deactivatedAt && (
            <Row>
              <Button
                size="s"
                reason={lacking(acts, 'organisation:edit')}
                whoCan={t`administrators`}
                onClick={() => setEditing(true)}
              >
                <Trans>Change</Trans>
              </Button>
            </Row>
          )}
        </>
      )}
      <RolesOf person={told} acts={acts} own={told.id === me} root={root} role={role} />
      <TokensOf person={told} acts={acts} own={told.id === me} />
      <div className={s.section}>
        <AccountActs person={told} acts={acts} own={told.id === me} onLeft={onClose} />
      </div>
    </Dialog>
  )
}
