import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleCheckBig, Lock } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageStartQuery } from '~/__generated__/pageStartQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PageBody, PageHead } from '~/design/page/page'
import { groupsOf } from './groups'
import { StepRow } from './step-row'
import { useStepWords } from './step-words'
import s from './start.module.css'

const query = graphql`
  query pageStartQuery @preloadable {
    viewer {
      acts
      organisation
    }
    setUp {
      step
      there
      needed
      missing
    }
  }
`

/** From an empty product to the own organisation: what is there, what is missing, and the one act for each. */
export default function StartPage({ queryRef }: { queryRef: PreloadedQuery<pageStartQuery> }) {
  const { t } = useLingui()
  const words = useStepWords()
  const { viewer, setUp } = usePreloadedQuery<pageStartQuery>(query, queryRef)
  const missing = setUp.filter(step => step.missing)
  const titles = { organisation: t`Organisation`, roles: t`Roles`, work: t`What is governed` }
  return (
    <>
      <PageHead title={t`Setting up`} />
      <PageBody width="read">
        {setUp.length === 0 ? (
          <Card>
            <Empty icon={<Lock size={20} />} title={t`Setting up is for those who bring data in`}>
              <Trans>Administrators and office leads see here what the organisation still lacks.</Trans>
            </Empty>
          </Card>
        ) : (
          <>
            <header className={s.head}>
              <h2>
                {missing.length === 0 ? (
                  <Trans>{viewer.organisation} is ready for its first request</Trans>
                ) : (
                  <Plural
                    value={missing.length}
                    one={`One thing is missing at ${viewer.organisation}`}
                    other={`# things are missing at ${viewer.organisation}`}
                  />
                )}
              </h2>
              <progress
                className={s.progress}
                max={setUp.length}
                value={setUp.length - missing.length}
                aria-label={t`How much is there`}
              />
            </header>
            {groupsOf(setUp).map(group => (
              <Card key={group.name} flush title={titles[group.name]}>
                <ol className={s.steps}>
                  {group.steps.map(step => {
                    const told = words[step.step]
                    return (
                      told && (
                        <StepRow
                          key={step.step}
                          step={step}
                          words={told}
                          acts={viewer.acts}
                          next={step.step === missing[0]?.step}
                        />
                      )
                    )
                  })}
                </ol>
              </Card>
            ))}
            {missing.length === 0 && (
              <Card>
                <Empty
                  icon={<CircleCheckBig size={20} />}
                  title={t`Everything is there`}
                  act={
                    <ButtonLink to="/" variant="primary">
                      <Trans>Go to Home</Trans>
                    </ButtonLink>
                  }
                >
                  <Trans>A need can be asked, answered and decided.</Trans>
                </Empty>
              </Card>
            )}
          </>
        )}
      </PageBody>
    </>
  )
}
