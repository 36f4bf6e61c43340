import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRight } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { states_initiative$key } from '~/__generated__/states_initiative.graphql'
import { Card } from '~/design/card/card'
import { LinkIfSeen } from '~/parts/records/link-if-seen'
import { Day, NoValue } from '~/words'
import s from './initiative.module.css'

const fragment = graphql`
  fragment states_initiative on Initiative {
    currentState
    futureState
    goLiveOn
    project {
      id
    }
    projectRef
    projectName
  }
`

/** From what people do today to what they will do. */
export function States({ initiative }: { initiative: states_initiative$key }) {
  const { t } = useLingui()
  const { currentState, futureState, goLiveOn, project, projectRef, projectName } = useFragment(
    fragment,
    initiative,
  )
  return (
    <Card>
      <div className={s.states}>
        <section>
          <h2>{t`Today`}</h2>
          <p>{currentState}</p>
        </section>
        <ArrowRight size={20} aria-hidden />
        <section>
          <h2>
            {goLiveOn ? (
              <Trans>
                From <Day day={goLiveOn} />
              </Trans>
            ) : (
              <>
                <Trans>Later</Trans> <NoValue why="not-stated" reason={t`No go-live day is entered yet.`} />
              </>
            )}
          </h2>
          <p>{futureState}</p>
        </section>
      </div>
      <p className={s.project}>
        <Trans>
          Brought by{' '}
          <LinkIfSeen to={`/projects/${projectRef}/people`} seen={project}>
            {projectName}
          </LinkIfSeen>
        </Trans>
      </p>
    </Card>
  )
}
