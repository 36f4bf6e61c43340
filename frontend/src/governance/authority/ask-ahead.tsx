import { Trans, useLingui } from '@lingui/react/macro'
import { Signature } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { askAhead_query$data, askAhead_query$key } from '~/__generated__/askAhead_query.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { WhoCould, type UnsentAsk } from '~/parts/request/who-could'
import { usePayerWord } from '~/parts/request/words'
import { Amount } from '~/words'
import { AskForm } from './ask-form'
import type { AuthoritySearch } from './search'
import s from '../governance.module.css'

const fragment = graphql`
  fragment askAhead_query on Query {
    viewer {
      baseCurrency
      acts
    }
    project: node(id: $project) @include(if: $placed) {
      ... on Project {
        id
        ref
        name
      }
    }
    unit: node(id: $unit) @include(if: $provided) {
      ... on OrgUnit {
        id
        name
      }
    }
    rule: node(id: $rule) @include(if: $ruled) {
      ... on Rule {
        id
        ref
        title
      }
    }
  }
`

type Props = { query: askAhead_query$key; search: AuthoritySearch }

/** To an ask that nobody sent: "who may waive R-014 for $100K in Relocation?" The address is the question. */
export function AskAhead({ query, search }: Props) {
  const { t } = useLingui()
  const payer = usePayerWord()
  const data = useFragment(fragment, query)
  const ask = askOf(data, search)
  const { project, unit, rule } = data
  const words = ask && (
    <div className={s.ask}>
      <h2>
        {rule?.ref ? (
          <Trans>
            Who could waive {rule.ref} for <Amount money={ask.amount} /> in {project?.name}?
          </Trans>
        ) : (
          <Trans>
            Who could approve <Amount money={ask.amount} /> in {project?.name}?
          </Trans>
        )}
      </h2>
      <p className={s.quiet}>
        {t`paid by: ${payer(ask.paidBy)}`} · {t`provided by: ${unit?.name ?? ''}`}
      </p>
    </div>
  )
  return (
    <>
      <Card>
        <AskForm
          picked={{
            project: project?.id ? { id: project.id, label: project.name ?? '', note: project.ref } : null,
            unit: unit?.id ? { id: unit.id, label: unit.name ?? '' } : null,
            rule: rule?.id ? { id: rule.id, label: rule.title ?? '', note: rule.ref } : null,
          }}
          search={search}
          baseCurrency={data.viewer.baseCurrency}
          mayRequest={data.viewer.acts.includes('exception:request')}
        />
      </Card>
      {ask ? (
        <Card>
          {words}
          <div className={s.answer}>
            <WhoCould ask={ask} />
          </div>
        </Card>
      ) : (
        <Empty icon={<Signature size={20} />} title={t`Nothing is sent by asking`}>
          <Trans>
            Name project, provider, amount and who pays. The answer is for now: it is counted with the
            program’s recent asks, and changes with roles, absences and rules.
          </Trans>
        </Empty>
      )}
    </>
  )
}

/** The question of the address; null while something of it lacks, or may not be seen. */
function askOf({ project, unit, rule }: askAhead_query$data, search: AuthoritySearch): UnsentAsk | null {
  const { amount, currency, payer, byMe } = search
  if (!project?.id || !unit?.id || !amount || !currency) return null
  return {
    projectId: project.id,
    providerUnitId: unit.id,
    amount: { amount, currency },
    paidBy: payer === 'PROVIDER' ? 'PROVIDER' : 'REQUESTER',
    rules: rule?.id ? [rule.id] : [],
    byMe: Boolean(byMe),
  }
}
