import { graphql } from 'relay-runtime'

/** All that an act on a rule can change: every act reads it again. */
export const ruleNow = graphql`
  fragment ruleNow_rule on Rule {
    ref
    title
    ownerOffice
    ...ruleText_rule
    ...ruleVersions_rule
    ...reviseDialog_rule
    ...rulesRow_rule
  }
`
