import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { projectFacts_project$key } from '~/__generated__/projectFacts_project.graphql'
import { Card } from '~/design/card/card'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { PersonChip } from '~/parts/person/person-chip'
import { RatingBadge } from '~/parts/rating/rating'
import { Amount, Day, NoValue } from '~/words'
import { Ended } from '../../ended'
import { StageSteps } from '../../stage'

const fragment = graphql`
  fragment projectFacts_project on Project {
    description
    stage
    startOn
    finishOn
    ended
    rating
    ratingScale
    ratingWithheld
    ratingYear
    weeklyBurn {
      amount
      currency
    }
    weeklyBurnBasis
    budget {
      amount
      currency
    }
    budgetWithheld
    unit {
      name
    }
    sponsor {
      name
      away
    }
  }
`

/** What the project is, as it stands on record. */
export function ProjectFacts({ project: key }: { project: projectFacts_project$key }) {
  const { t } = useLingui()
  const project = useFragment(fragment, key)
  return (
    <Card title={t`The project`} note={project.description}>
      <Definitions>
        <Definition term={t`Stage`}>
          <StageSteps stage={project.stage} />
        </Definition>
        <Definition term={t`Rating`}>
          <RatingBadge
            rating={project.rating}
            scale={project.ratingScale}
            withheld={project.ratingWithheld}
            year={project.ratingYear}
          />
        </Definition>
        <Definition term={t`Start`}>
          {project.startOn ? <Day day={project.startOn} /> : <NoValue why="not-stated" />}
        </Definition>
        <Definition term={t`Finish`}>
          {project.finishOn ? <Day day={project.finishOn} /> : <NoValue why="not-stated" />}{' '}
          {project.ended && <Ended />}
        </Definition>
        <Definition term={t`Budget at completion`}>
          <Amount
            money={project.budget}
            why={project.budgetWithheld ? 'withheld' : 'not-stated'}
            reason={project.budgetWithheld}
          />
        </Definition>
        <Definition term={t`Burn a week`}>
          <Amount money={project.weeklyBurn} why="not-stated" reason={t`The program's burn counts.`} />
          {project.weeklyBurnBasis && <div>{project.weeklyBurnBasis}</div>}
        </Definition>
        <Definition term={t`Unit`}>{project.unit.name}</Definition>
        <Definition term={t`Sponsor`}>
          {project.sponsor ? (
            <PersonChip name={project.sponsor.name} away={project.sponsor.away} />
          ) : (
            <NoValue why="not-stated" reason={t`Nobody is named as sponsor.`} />
          )}
        </Definition>
      </Definitions>
    </Card>
  )
}
