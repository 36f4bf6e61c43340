import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { peekProjectQuery } from '~/__generated__/peekProjectQuery.graphql'
import { Badge } from '~/design/badge/badge'
import { ButtonLink } from '~/design/button/button'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Peek } from '~/parts/records/peek'
import { PersonChip } from '~/parts/person/person-chip'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { ThreeKeysOf } from '~/parts/three-keys/three-keys-of'
import { Day, useWords } from '~/words'
import { inOrder, useLeadWord } from '../triad'
import { StageSteps } from '../stage'
import { Budget, Finish, Rating } from './columns'
import { useProjectRow } from './row'
import s from './portfolio.module.css'

const query = graphql`
  query peekProjectQuery($ref: String!) {
    project(ref: $ref) {
      ref
      name
      portfolioName
      originNote
      originAsOf
      programName
      nextGate {
        ref
        name
        dueOn
        readiness {
          ...threeKeysOf_readiness
        }
      }
      ...row_project
    }
  }
`

type Props = { projectRef: string; onClose: () => void }

/** A project beside the table: enough to decide whether to open it. */
export default function ProjectPeek({ projectRef, onClose }: Props) {
  const { t } = useLingui()
  return (
    <Peek
      label={t`${projectRef} at a glance`}
      onClose={onClose}
      head={<span className={s.nought}>{projectRef}</span>}
    >
      <Glance key={projectRef} projectRef={projectRef} />
    </Peek>
  )
}

function Glance({ projectRef }: { projectRef: string }) {
  const { project } = useLazyLoadQuery<peekProjectQuery>(
    query,
    { ref: projectRef },
    { fetchPolicy: 'store-and-network' },
  )
  if (!project)
    return (
      <p>
        <Trans>There is no such project, or you may not see it.</Trans>
      </p>
    )
  return <Shown project={project} />
}

function Shown({ project }: { project: NonNullable<peekProjectQuery['response']['project']> }) {
  const { t } = useLingui()
  const words = useWords()
  const lead = useLeadWord()
  const row = useProjectRow(project)
  const gate = project.nextGate
  return (
    <>
      <div>
        <h2 className={s.peekTitle}>{project.name}</h2>
        <p className={s.peekSub}>
          {project.portfolioName}, {project.programName}
        </p>
      </div>
      <div className={s.peekActs}>
        <ButtonLink to="/projects/$ref" params={{ ref: project.ref }} variant="primary" size="s">
          <Trans>Open project</Trans>
        </ButtonLink>
        <ProvenanceBadge kind={row.origin} source={project.originNote} asOf={project.originAsOf} />
      </div>
      <Definitions>
        <Definition term={t`Rating`}>
          <Rating row={row} />
        </Definition>
        <Definition term={t`Stage`}>
          <StageSteps stage={row.stage} />
        </Definition>
        <Definition term={t`Finish`}>
          <Finish row={row} />
        </Definition>
        <Definition term={t`Budget`}>
          <Budget row={row} />
        </Definition>
        <Definition term={t`Open requests`}>{words.count(row.openRequests)}</Definition>
        {inOrder(row.workstreams).map(stream => (
          <Definition key={stream.kind} term={lead(stream.kind)}>
            {stream.lead ? (
              <PersonChip name={stream.lead.name} />
            ) : (
              <Badge tone="warn">
                <Trans>Vacant</Trans>
              </Badge>
            )}
          </Definition>
        ))}
      </Definitions>
      {gate && (
        <div>
          <h3>
            {gate.name}, <Day day={gate.dueOn} />
          </h3>
          <ThreeKeysOf readiness={gate.readiness} />
        </div>
      )}
    </>
  )
}
