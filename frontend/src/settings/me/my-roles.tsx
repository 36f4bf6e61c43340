import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { myRoles_person$key } from '~/__generated__/myRoles_person.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { useRoleWord, useWords } from '~/words'
import { lastMoment } from '../last-moment'
import s from '../settings.module.css'

const fragment = graphql`
  fragment myRoles_person on Person {
    roles {
      id
      role
      scopeName
      validFrom
      validUntil
      grantedBy {
        name
      }
    }
  }
`

/** What one may do, and who granted it. */
export function MyRoles({ person }: { person: myRoles_person$key }) {
  const { t } = useLingui()
  const word = useRoleWord()
  const words = useWords()
  const { roles } = useFragment(fragment, person)
  return (
    <Card flush title={<Trans>My roles</Trans>}>
      {roles.length === 0 ? (
        <Empty title={t`You hold no role`} level={3}>
          <Trans>An administrator or an office lead grants roles.</Trans>
        </Empty>
      ) : (
        <ul className={s.rows}>
          {roles.map(role => (
            <li key={role.id} className={s.row}>
              <div className={s.grow}>
                <p className={s.strong}>{word(role.role)}</p>
                <p className={s.note}>
                  {role.scopeName} ·{' '}
                  {role.validUntil ? (
                    <Trans>until {words.dayOf(lastMoment(role.validUntil))}</Trans>
                  ) : (
                    <Trans>since {words.dayOf(role.validFrom)}</Trans>
                  )}
                  {role.grantedBy && (
                    <>
                      {' '}
                      · <Trans>granted by {role.grantedBy.name}</Trans>
                    </>
                  )}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
