import { Trans, useLingui } from '@lingui/react/macro'
import { Users } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { groups_initiative$key } from '~/__generated__/groups_initiative.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { ActButton } from '~/parts/records/act-button'
import { GroupCard } from './group-card'
import s from './initiative.module.css'

const fragment = graphql`
  fragment groups_initiative on Initiative {
    ref
    groups {
      id
      ...groupCard_group
    }
  }
`

type Props = { initiative: groups_initiative$key; acts: readonly string[]; onAdd: () => void }

/** The groups of people whom the change touches, each with its own distribution. */
export function Groups({ initiative, acts, onAdd }: Props) {
  const { t } = useLingui()
  const { ref, groups } = useFragment(fragment, initiative)
  if (groups.length === 0)
    return (
      <Card>
        <Empty
          icon={<Users size={20} />}
          title={t`No groups yet`}
          act={
            <ActButton
              variant="primary"
              acts={acts}
              act="initiative:enter"
              whoCan={t`Change lead of the project, CMO lead`}
              onClick={onAdd}
            >
              <Trans>Add a group</Trans>
            </ActButton>
          }
        >
          <Trans>
            A group is people whom the change touches in the same way. Each group is asked on its own, because
            averages hide barriers.
          </Trans>
        </Empty>
      </Card>
    )
  return (
    <div className={s.groups}>
      {groups.map(group => (
        <GroupCard key={group.id} group={group} initiativeRef={ref} acts={acts} />
      ))}
    </div>
  )
}
