import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { projectLine_project$key } from '~/__generated__/projectLine_project.graphql'
import { RatingBadge } from '~/parts/rating/rating'
import { ThreeKeysOf } from '~/parts/three-keys/three-keys-of'
import { Amount, Day, useWords } from '~/words'
import { projectOf } from './places'
import s from './home.module.css'

const fragment = graphql`
  fragment projectLine_project on Project {
    ref
    name
    ended
    rating
    ratingScale
    ratingWithheld
    ratingYear
    weeklyBurn {
      amount
      currency
    }
    program {
      weeklyBurn {
        amount
        currency
      }
    }
    openRequests
    nextGate {
      name
      dueOn
      readiness {
        ...threeKeysOf_readiness
      }
    }
  }
`

/** One of the reader's projects: rating, burn, next gate with its three keys. */
export function ProjectLine({ project }: { project: projectLine_project$key }) {
  const { t } = useLingui()
  const told = useFragment(fragment, project)
  const words = useWords()
  const { nextGate: gate } = told
  const inProgram = told.weeklyBurn ? null : told.program?.weeklyBurn
  const burn = inProgram ? words.money(inProgram, { compact: true }) : ''
  return (
    <li className={s.project}>
      <div className={s.text}>
        <Link to={projectOf(told.ref)} className={s.title}>
          {told.name}
        </Link>
        <p className={s.note}>
          <span className="num">{told.ref}</span>
          {told.ended && (
            <>
              {' '}
              · <Trans>past its end</Trans>
            </>
          )}
        </p>
      </div>
      <dl className={s.facts}>
        <div>
          <dt>{t`Rating`}</dt>
          <dd>
            <RatingBadge
              rating={told.rating}
              scale={told.ratingScale}
              withheld={told.ratingWithheld}
              year={told.ratingYear}
              quiet
            />
          </dd>
        </div>
        <div>
          <dt>{t`Weekly burn`}</dt>
          <dd>
            {inProgram ? (
              <span
                className={s.none}
                title={t`The program burns ${burn} a week; none of it is stated for this project alone.`}
              >{t`in the program's burn`}</span>
            ) : (
              <Amount
                money={told.weeklyBurn}
                compact
                why="not-stated"
                reason={t`Nobody has stated the weekly burn of this project.`}
              />
            )}
          </dd>
        </div>
        <div>
          <dt>{gate ? gate.name : t`Next gate`}</dt>
          <dd>
            {gate ? (
              <>
                <Day day={gate.dueOn} short /> <ThreeKeysOf readiness={gate.readiness} marks />
              </>
            ) : (
              <span className={s.none}>{t`none ahead`}</span>
            )}
          </dd>
        </div>
      </dl>
    </li>
  )
}
