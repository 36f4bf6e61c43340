import { Trans, useLingui } from '@lingui/react/macro'
import { FolderKanban } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { projectsBlock_person$key } from '~/__generated__/projectsBlock_person.graphql'
import { ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { Amount } from '~/words'
import { few, hasMore, MOST } from './few'
import { onceEach } from './once-each'
import { PROJECTS } from './places'
import { ProjectLine } from './project-line'
import { ServiceLines } from './service-lines'
import s from './home.module.css'

const fragment = graphql`
  fragment projectsBlock_person on Person {
    programs(first: 21) {
      id
      ref
      name
      weeklyBurn {
        amount
        currency
      }
      projects(first: 21) {
        id
        ...projectLine_project
      }
    }
    workstreams(first: 61) {
      project {
        id
        ...projectLine_project
      }
    }
    services(first: 21) {
      id
    }
    ...serviceLines_person
  }
`

/** What the reader runs: programs with their projects, projects in which they lead a workstream, services. */
export function ProjectsBlock({
  person,
  acts,
}: {
  person: projectsBlock_person$key
  acts: readonly string[]
}) {
  const { t } = useLingui()
  const { programs, workstreams, services, ...rest } = useFragment(fragment, person)
  const led = onceEach(
    workstreams.map(workstream => workstream.project),
    programs.flatMap(program => program.projects),
  )
  const more =
    workstreams.length > 3 * MOST || hasMore(programs, led, ...programs.map(({ projects }) => projects))
  if (programs.length + led.length + services.length === 0) {
    return <Nothing mayLook={acts.includes('project:read')} />
  }
  return (
    <Card flush title={<Trans>What I run</Trans>}>
      {few(programs).map(program => (
        <section key={program.id} className={s.group} aria-label={program.name}>
          <header className={s.groupHead}>
            <h3>{program.name}</h3>
            <span className={s.note}>
              <span className="num">{program.ref}</span> ·{' '}
              <Trans>
                burns{' '}
                <Amount
                  money={program.weeklyBurn}
                  compact
                  why="not-stated"
                  reason={t`Nobody has stated the weekly burn of this program.`}
                />{' '}
                a week
              </Trans>
            </span>
          </header>
          <ul className={s.rows}>
            {few(program.projects).map(project => (
              <ProjectLine key={project.id} project={project} />
            ))}
          </ul>
        </section>
      ))}
      {led.length > 0 && (
        <section className={s.group} aria-label={t`Workstreams I lead`}>
          <header className={s.groupHead}>
            <h3>
              <Trans>Workstreams I lead</Trans>
            </h3>
          </header>
          <ul className={s.rows}>
            {few(led).map(project => (
              <ProjectLine key={project.id} project={project} />
            ))}
          </ul>
        </section>
      )}
      {more && (
        <p className={s.more}>
          <ButtonLink variant="ghost" size="s" to={PROJECTS} search={{ mine: true }}>
            <Trans>All my projects</Trans>
          </ButtonLink>
        </p>
      )}
      {services.length > 0 && <ServiceLines person={rest} />}
    </Card>
  )
}

/** Nobody is blamed for running nothing: it says how projects get here, and leads to where all of them are. */
function Nothing({ mayLook }: { mayLook: boolean }) {
  const { t } = useLingui()
  return (
    <Card flush title={<Trans>What I run</Trans>}>
      <Empty
        icon={<FolderKanban size={20} />}
        title={t`You run no program, workstream or service`}
        level={3}
        act={
          mayLook && (
            <ButtonLink to={PROJECTS}>
              <Trans>See all projects</Trans>
            </ButtonLink>
          )
        }
      >
        <Trans>Whoever is named to manage a program, lead a workstream or own a service finds it here.</Trans>
      </Empty>
    </Card>
  )
}
