import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ruleVersions_rule$key } from '~/__generated__/ruleVersions_rule.graphql'
import { Timeline, TimelineEvent } from '~/design/timeline/timeline'
import { Moment } from '~/words'

const fragment = graphql`
  fragment ruleVersions_rule on Rule {
    current {
      id
    }
    versions {
      id
      number
      statement
      validFrom
    }
  }
`

/** Every wording the rule had, the newest first. */
export function RuleVersions({ rule }: { rule: ruleVersions_rule$key }) {
  const { t } = useLingui()
  const { current, versions } = useFragment(fragment, rule)
  return (
    <Timeline label={t`Versions`}>
      {versions.map(version => (
        <TimelineEvent
          key={version.id}
          state={version.id === current?.id ? 'now' : 'past'}
          title={
            version.id === current?.id ? t`Version ${version.number}, in force` : t`Version ${version.number}`
          }
          note={<Moment at={version.validFrom} exact />}
        >
          {version.statement}
        </TimelineEvent>
      ))}
    </Timeline>
  )
}
