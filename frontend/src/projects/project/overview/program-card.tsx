import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { programCard_project$key } from '~/__generated__/programCard_project.graphql'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { ActButton } from '~/parts/records/act-button'
import { moneyTyped } from '~/parts/records/typed'
import { PersonChip } from '~/parts/person/person-chip'
import { Amount, NoValue } from '~/words'

const EditProgram = lazy(() => import('../../acts/edit-program'))

const QueueBurn = later(
  async () => (await import('~/parts/queue-burn/queue-burn')).QueueBurn,
  <div style={{ minHeight: '1.6lh' }} />,
)

const fragment = graphql`
  fragment programCard_project on Project {
    programRef
    programName
    program {
      id
      version
      ref
      name
      weeklyBurn {
        amount
        currency
      }
      weeklyBurnBasis
      manager {
        id
        name
        away
      }
      portfolioName
      portfolio {
        owner {
          name
        }
      }
    }
  }
`

type Props = { project: programCard_project$key; acts: readonly string[]; currency: string }

/** The program and portfolio above: who manages it, and what it burns while somebody waits. */
export function ProgramCard({ project, acts, currency }: Props) {
  const { t } = useLingui()
  const { program, programRef, programName } = useFragment(fragment, project)
  const [editing, setEditing] = useState(false)
  if (!program)
    return (
      <Card title={t`Program ${programRef}`} note={programName}>
        <Trans>You see this project, and not the program that it belongs to.</Trans>
      </Card>
    )
  const { manager, portfolio, portfolioName, weeklyBurn } = program
  return (
    <Card
      title={t`Program ${programRef}`}
      note={programName}
      acts={
        <ActButton
          size="s"
          acts={acts}
          act="program:edit"
          whoCan={t`PMO lead`}
          onClick={() => setEditing(true)}
        >
          <Trans>Edit</Trans>
        </ActButton>
      }
    >
      <Definitions>
        <Definition term={t`Portfolio`}>
          <Link to="/projects" search={{ portfolio: [portfolioName] }} className="link">
            {portfolioName}
          </Link>
        </Definition>
        <Definition term={t`Portfolio owner`}>
          {portfolio?.owner ? <PersonChip name={portfolio.owner.name} /> : <NoValue why="not-stated" />}
        </Definition>
        <Definition term={t`Program manager`}>
          {manager ? (
            <PersonChip name={manager.name} away={manager.away} />
          ) : (
            <NoValue why="not-stated" reason={t`Vacant: nobody manages this program.`} />
          )}
        </Definition>
        <Definition term={t`Burn a week`}>
          <Amount
            money={weeklyBurn}
            why="not-stated"
            reason={t`Without it no request of this program can say what waiting costs.`}
          />
          {program.weeklyBurnBasis && <div>{program.weeklyBurnBasis}</div>}
        </Definition>
      </Definitions>
      <QueueBurn program={program.id} />
      <Suspense>
        {editing && (
          <EditProgram
            programId={program.id}
            version={program.version}
            now={{
              name: program.name,
              managerId: manager ? { id: manager.id, label: manager.name } : null,
              weeklyBurn: moneyTyped(weeklyBurn, currency),
              weeklyBurnBasis: program.weeklyBurnBasis ?? '',
            }}
            onClose={() => setEditing(false)}
          />
        )}
      </Suspense>
    </Card>
  )
}
