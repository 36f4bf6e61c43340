import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { initiativeCard_initiative$key } from '~/__generated__/initiativeCard_initiative.graphql'
import { Card } from '~/design/card/card'
import { Adkar } from '~/parts/adkar/adkar'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { RecordLink } from '~/parts/records/record-link'
import { Day, useWords } from '~/words'
import s from './people.module.css'

const fragment = graphql`
  fragment initiativeCard_initiative on Initiative {
    ref
    name
    currentState
    futureState
    goLiveOn
    origin
    groups {
      id
      name
      headcount
      profile {
        ...adkar_profile
      }
    }
  }
`

/** One change: from, to, and where its groups stand. */
export function InitiativeCard({ initiative: key }: { initiative: initiativeCard_initiative$key }) {
  const { t } = useLingui()
  const words = useWords()
  const { ref, name, currentState, futureState, goLiveOn, groups, origin } = useFragment(fragment, key)
  return (
    <Card
      title={<RecordLink to={`/changes/${ref}`}>{name}</RecordLink>}
      note={
        <>
          {ref} · {goLiveOn ? <Day day={goLiveOn} /> : t`no go-live day yet`}
        </>
      }
      acts={<ProvenanceBadge kind={origin} />}
    >
      <p className={s.states}>
        <span>{currentState}</span> <b aria-hidden>→</b> <span>{futureState}</span>
      </p>
      {groups.length === 0 ? (
        <p className={s.none}>
          <Trans>No group of people is entered yet.</Trans>
        </p>
      ) : (
        <div className={s.groups}>
          {groups.map(group => (
            <section key={group.id}>
              <h3 className={s.group}>
                {group.name} <span>{words.count(group.headcount)}</span>
              </h3>
              {group.profile ? (
                <Adkar profile={group.profile} level={4} />
              ) : (
                <p className={s.none}>
                  <Trans>Nobody of this group was asked yet.</Trans>
                </p>
              )}
            </section>
          ))}
        </div>
      )}
    </Card>
  )
}
