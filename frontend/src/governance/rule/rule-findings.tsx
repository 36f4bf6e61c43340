import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ruleFindings_rule$data, ruleFindings_rule$key } from '~/__generated__/ruleFindings_rule.graphql'
import { Badge } from '~/design/badge/badge'
import { PlainTable } from '~/design/table/plain-table'
import { RecordLink } from '~/parts/records/record-link'
import { Covered } from '~/parts/two-truths/covered'
import { Moment } from '~/words'
import s from '../governance.module.css'

const fragment = graphql`
  fragment ruleFindings_rule on Rule {
    findings {
      id
      evidence
      foundAt
      open
      standing {
        ...covered_standing
      }
      resolution
      project {
        ref
        name
      }
    }
  }
`

type Finding = ruleFindings_rule$data['findings'][number]

/** Every project on which the rule was found violated, the newest first. */
export function RuleFindings({ rule }: { rule: ruleFindings_rule$key }) {
  const { t } = useLingui()
  const { findings } = useFragment(fragment, rule)
  if (findings.length === 0) {
    return (
      <p className={s.quiet}>
        <Trans>Nobody has found it violated.</Trans>
      </p>
    )
  }
  return (
    <PlainTable<Finding>
      label={t`Findings`}
      rows={findings}
      rowId={finding => finding.id}
      columns={[
        {
          id: 'project',
          head: t`Project`,
          cell: ({ project }) => (
            <RecordLink to={`/projects/${project.ref}`}>
              {project.ref} {project.name}
            </RecordLink>
          ),
        },
        { id: 'evidence', head: t`Evidence`, cell: finding => finding.evidence },
        { id: 'found', head: t`Found`, cell: finding => <Moment at={finding.foundAt} /> },
        {
          id: 'state',
          head: t`State`,
          cell: finding => (
            <>
              <Badge tone={finding.open ? 'bad' : 'good'} quiet>
                {finding.open ? t`Open` : t`Put right`}
              </Badge>{' '}
              <Covered standing={finding.standing} />
            </>
          ),
        },
      ]}
    />
  )
}
