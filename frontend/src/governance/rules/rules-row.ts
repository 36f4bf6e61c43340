import { graphql, useFragment } from 'react-relay/hooks'
import type { rulesRow_rule$data, rulesRow_rule$key } from '~/__generated__/rulesRow_rule.graphql'

const fragment = graphql`
  fragment rulesRow_rule on Rule {
    ref
    title
    ownerOffice
    citationCount
    compliance {
      ...twoTruths_compliance
    }
    current {
      number
      statement
      waivable
      outsideAuthority
      reviewOn
    }
  }
`

export type RulesRow = rulesRow_rule$data

export const useRulesRow = (ref: rulesRow_rule$key): RulesRow => useFragment(fragment, ref)
