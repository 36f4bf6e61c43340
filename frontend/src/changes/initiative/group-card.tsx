import { Plural, Trans } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { groupCard_group$key } from '~/__generated__/groupCard_group.graphql'
import { Button, ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Adkar } from '~/parts/adkar/adkar'
import { useLacking } from '~/parts/records/act-button'
import { Day } from '~/words'
import s from './initiative.module.css'

const fragment = graphql`
  fragment groupCard_group on StakeholderGroup {
    name
    headcount
    impact
    profile {
      ...adkar_profile
    }
    assessments {
      id
      assessedOn
      number
      note
      profile {
        ...adkar_profile
      }
    }
  }
`

type Props = { group: groupCard_group$key; initiativeRef: string; acts: readonly string[] }

/** A group: how many they are, where they stand now, and where they stood. */
export function GroupCard({ group: key, initiativeRef, acts }: Props) {
  const { name, headcount, impact, profile, assessments } = useFragment(fragment, key)
  const older = assessments.slice(1)
  return (
    <Card
      title={name}
      note={<Plural value={headcount} one="# person" other="# people" />}
      acts={<Assess initiativeRef={initiativeRef} group={name} acts={acts} />}
    >
      {impact && <p className={s.impact}>{impact}</p>}
      {profile ? (
        <Adkar profile={profile} />
      ) : (
        <p className={s.none}>
          <Trans>
            Nobody was asked yet. Without an assessment this group tells nothing, and the people key is not
            shown if no group was asked.
          </Trans>
        </p>
      )}
      {older.length > 0 && (
        <details className={s.past}>
          <summary>
            <Plural value={older.length} one="# earlier assessment" other="# earlier assessments" />
          </summary>
          <ol>
            {older.map(assessment => (
              <li key={assessment.id}>
                <p className={s.when}>
                  <Day day={assessment.assessedOn} /> {assessment.note}
                </p>
                <Adkar profile={assessment.profile} level={4} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </Card>
  )
}

function Assess({
  initiativeRef,
  group,
  acts,
}: {
  initiativeRef: string
  group: string
  acts: readonly string[]
}) {
  const reason = useLacking(acts)('assessment:enter')
  if (reason)
    return (
      <Button size="s" reason={reason} whoCan={<Trans>Change lead of the project, CMO lead</Trans>}>
        <Trans>Enter assessment</Trans>
      </Button>
    )
  return (
    <ButtonLink size="s" to="/changes/$ref/assess" params={{ ref: initiativeRef }} search={{ group }}>
      <Trans>Enter assessment</Trans>
    </ButtonLink>
  )
}
