import { graphql, useFragment } from 'react-relay/hooks'
import type { threeKeysOf_readiness$key } from '~/__generated__/threeKeysOf_readiness.graphql'
import { AsOf, useKeyReasonWord } from '~/words'
import { ThreeKeyMarks, ThreeKeys } from './three-keys'
import s from './three-keys.module.css'

const fragment = graphql`
  fragment threeKeysOf_readiness on GateReadiness {
    asOf
    keys {
      office
      state
      stateWithoutExceptions
      reasons {
        code
        message
        facts {
          name
          value
        }
        coveredBy
      }
    }
  }
`

type Props = { readiness: threeKeysOf_readiness$key; marks?: boolean }

/** The keys of a gate as the graph tells them: with their reasons, or as three marks for a row. */
export function ThreeKeysOf({ readiness, marks }: Props) {
  const told = useKeyReasonWord()
  const { keys: found, asOf } = useFragment(fragment, readiness)
  const keys = found.map(key => ({
    ...key,
    reasons: key.reasons.map(reason => ({ message: told(reason), coveredBy: reason.coveredBy })),
  }))
  if (marks) return <ThreeKeyMarks keys={keys} />
  return (
    <>
      <ThreeKeys keys={keys} />
      <p className={s.asOf}>
        <AsOf at={asOf} />
      </p>
    </>
  )
}
