import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { decisionFactsQuery } from '~/__generated__/decisionFactsQuery.graphql'
import { Callout } from '~/design/callout/callout'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Amount, NoValue } from '~/words'
import { changesOf, factsOf, type Change } from './facts'
import s from './request.module.css'

const query = graphql`
  query decisionFactsQuery($id: ID!) {
    node(id: $id) {
      ... on Decision {
        facts
        factsDigest
        factsChanged
      }
    }
  }
`

/** The facts that were decided on, as they stood, and what is otherwise since. */
export function DecisionFacts({ id, version }: { id: string; version: number }) {
  const { t } = useLingui()
  const { node } = useLazyLoadQuery<decisionFactsQuery>(query, { id }, { fetchKey: version })
  const facts = factsOf(node?.facts)
  if (!facts) return null
  const changes = changesOf(node?.factsChanged)
  return (
    <>
      {changes.length > 0 && (
        <Callout tone="warn" title={t`The facts have changed since`}>
          <ul>
            {changes.map(change => (
              <li key={change.code + (change.before ?? '')}>
                <ChangeLine change={change} />
              </li>
            ))}
          </ul>
          <Trans>The decision stands until somebody decides anew: nothing here decides by itself.</Trans>
        </Callout>
      )}
      <details>
        <summary>
          <Trans>Decided on these facts</Trans>
        </summary>
        <Definitions>
          <Definition term={t`Asked`}>
            <Amount money={{ amount: facts.amount, currency: facts.currency }} />
          </Definition>
          <Definition term={t`Burn a week`}>
            {facts.weeklyBurn && facts.burnCurrency ? (
              <Amount money={{ amount: facts.weeklyBurn, currency: facts.burnCurrency }} />
            ) : (
              <NoValue why="not-stated" />
            )}
          </Definition>
          <Definition term={t`Share that stands idle`}>
            {facts.idleShare ?? <NoValue why="not-stated" />}
          </Definition>
          <Definition term={t`Rules`}>
            {facts.rules.map(rule => `${rule.ref} v${rule.version}`).join(', ') || t`none`}
          </Definition>
          <Definition term={t`Alternatives on offer`}>
            {facts.alternatives.map(each => each.title).join('; ') || t`none`}
          </Definition>
        </Definitions>
        <p className={s.policy}>SHA-256 {node?.factsDigest}</p>
      </details>
    </>
  )
}

function ChangeLine({ change: { code, before, after } }: { change: Change }) {
  const was = before ?? '–'
  const is = after ?? '–'
  if (code === 'rule_revised')
    return (
      <Trans>
        A cited rule has a new version: {was}, now {is}
      </Trans>
    )
  if (code === 'burn_changed')
    return (
      <Trans>
        The program’s weekly burn: {was}, now {is}
      </Trans>
    )
  if (code === 'share_restated')
    return (
      <Trans>
        The share that stands idle: {was}, now {is}
      </Trans>
    )
  if (code === 'option_gone') return <Trans>No longer on offer: {was}</Trans>
  return (
    <Trans>
      The amount asked: {was}, now {is}
    </Trans>
  )
}
