import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { rolesOfRevokeMutation } from '~/__generated__/rolesOfRevokeMutation.graphql'
import type { rolesOf_person$key } from '~/__generated__/rolesOf_person.graphql'
import { Button } from '~/design/button/button'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useLackingRight } from '../lacking-right'
import { GrantRoleForm } from './grant-role-form'
import { HeldRole } from './held-role'
import { actOfGranting } from './role-kinds'
import s from '../settings.module.css'

const fragment = graphql`
  fragment rolesOf_person on Person {
    id
    name
    deactivatedAt
    roles {
      id
      role
      ...heldRole_role
    }
  }
`
const mutation = graphql`
  mutation rolesOfRevokeMutation($key: ID!, $input: RevokeRoleInput!) {
    revokeRole(key: $key, input: $input) {
      __typename
      ... on RevokeRoleDone {
        roleAssignment {
          id
          revokedAt
        }
      }
      ... on NotAllowed {
        message
        code
        facts {
          label
          value
          standsInTheWay
        }
        nearest
      }
      ... on Refusal {
        message
      }
    }
  }
`
type Props = {
  person: rolesOf_person$key
  acts: readonly string[]
  own: boolean
  root: Picked
  role?: string | undefined
}

/** What somebody may do, where and until when; given and taken here. */
export function RolesOf({ person, acts, own, root, role }: Props) {
  const { t } = useLingui()
  const lacking = useLackingRight()
  const readAnew = useReadAnew()
  const told = useFragment(fragment, person)
  const [granting, setGranting] = useState(Boolean(role))
  const act = useAct<rolesOfRevokeMutation, 'revokeRole'>(mutation, 'revokeRole', () => {
    say(t`Role ended`)
    readAnew()
  })
  return (
    <section className={s.section} aria-label={t`Roles`}>
      <div className={s.sectionHead}>
        <h3>
          <Trans>Roles</Trans>
        </h3>
        {!granting && !told.deactivatedAt && (
          <Button
            size="s"
            variant="primary"
            reason={lacking(acts, 'role:grant', 'role:grant_approving')}
            whoCan={t`administrators and office leads`}
            onClick={() => setGranting(true)}
          >
            <Trans>Grant a role</Trans>
          </Button>
        )}
      </div>
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
      {granting && (
        <GrantRoleForm
          personId={told.id}
          acts={acts}
          own={own}
          root={root}
          role={role}
          onClose={() => setGranting(false)}
        />
      )}
      {told.roles.length === 0 && !granting && (
        <p className={s.note}>
          <Trans>{told.name} holds no role yet.</Trans>
        </p>
      )}
      <ul>
        {told.roles.map(held => (
          <HeldRole
            key={held.id}
            held={held}
            busy={act.busy}
            lacking={lacking(acts, actOfGranting(held.role))}
            onEnd={() => void act.send({ assignmentId: held.id })}
          />
        ))}
      </ul>
    </section>
  )
}
