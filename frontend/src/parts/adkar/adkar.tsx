import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { adkar_profile$key } from '~/__generated__/adkar_profile.graphql'
import { Mark } from '~/design/badge/mark'
import { Day, useWords } from '~/words'
import { useElementWord } from './elements'
import { finding } from './finding'
import s from './adkar.module.css'

const fragment = graphql`
  fragment adkar_profile on AdkarProfile {
    assessedOn
    answered
    headcount
    noBarrier
    shareBeforeAbility
    notShown
    barriers {
      element
      barriers
    }
  }
`

/**
 * Where the people of a group have their barrier: the distribution, never an average. What could give somebody of a
 * small group away is not shown, with the reason.
 */
export function Adkar({ profile: key, level = 3 }: { profile: adkar_profile$key; level?: 3 | 4 }) {
  const { t } = useLingui()
  const words = useWords()
  const element = useElementWord()
  const profile = useFragment(fragment, key)
  const { answered, barriers, noBarrier, headcount, assessedOn } = profile
  const Heading = `h${level}` as const
  if (!barriers || answered == null) {
    return (
      <div className={s.hidden}>
        <Mark tone="none" size={14} />
        <p>
          <b>
            <Trans>Not shown</Trans>
          </b>{' '}
          {profile.notShown}
        </p>
      </div>
    )
  }
  const found = finding(barriers)
  const bars = [
    ...barriers.map(({ element: name, barriers: count }) => ({
      id: name,
      label: element(name),
      count,
      tone: 'accent' as const,
    })),
    { id: 'none', label: t`No barrier`, count: noBarrier ?? 0, tone: 'good' as const },
  ]
  return (
    <div className={s.profile}>
      <Heading className={s.finding}>
        {found ? (
          <Trans>
            {words.count(found.barriers)} of {words.count(answered)} are stuck at {element(found.element)}
          </Trans>
        ) : (
          <Trans>Nobody has a barrier</Trans>
        )}
      </Heading>
      <p className={s.note}>
        <Plural
          value={headcount}
          one={`${answered} of # person answered`}
          other={`${answered} of # people answered`}
        />
        {' · '}
        <Day day={assessedOn} />
        {profile.shareBeforeAbility != null && (
          <>
            {' · '}
            <Trans>{words.percent(profile.shareBeforeAbility)} before Ability</Trans>
          </>
        )}
      </p>
      <ul className={s.bars} aria-label={t`People by their barrier point`}>
        {bars.map(bar => (
          <li key={bar.id}>
            <span>{bar.label}</span>
            <span className={s.track} aria-hidden>
              <i data-tone={bar.tone} style={{ width: `${answered ? (bar.count / answered) * 100 : 0}%` }} />
            </span>
            <span className={s.count}>{words.count(bar.count)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
