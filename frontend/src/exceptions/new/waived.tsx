import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { waivedQuery } from '~/__generated__/waivedQuery.graphql'
import { WaivedHere } from '~/parts/waived/waived-here'
import type { Values } from './values'

const query = graphql`
  query waivedQuery($project: ID!, $rules: [ID!], $amount: MoneyInput) {
    waiversFor(project: $project, rules: $rules, amount: $amount) {
      rule {
        ref
      }
      waiver {
        ref
        validUntil
      }
    }
  }
`

/** Told before a request is sent: a class waiver covers this already. It stops nobody. */
export function Waived({ values }: { values: Values }) {
  return values.project ? <Found values={values} project={values.project.id} /> : null
}

function Found({ values, project }: { values: Values; project: string }) {
  const rules = values.targets.filter(target => target.kind === 'STANDARD').map(target => target.id)
  const amount = { amount: values.amount || '0', currency: values.currency.trim().toUpperCase() }
  const { waiversFor } = useLazyLoadQuery<waivedQuery>(
    query,
    { project, rules, amount },
    { fetchPolicy: 'store-and-network' },
  )
  const waived = waiversFor.map(({ rule, waiver }) => ({
    ruleRef: rule.ref,
    waiverRef: waiver.ref,
    validUntil: waiver.validUntil,
  }))
  return <WaivedHere waived={waived} named={rules.length > 0} />
}
