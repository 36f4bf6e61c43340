import { graphql, useFragment } from 'react-relay/hooks'
import type { threeKeysOf_readiness$key } from '~/__generated__/threeKeysOf_readiness.graphql'
import { AsOf } from '~/words'
import { ThreeKeyMarks, ThreeKeys } from './three-keys'
import s from './three-keys.module.css'

const fragment = graphql`
  fragment threeKeysOf_readiness on GateReadiness {
    asOf
    keys {
      office
      state
      reasons {
        message
        coveredBy
      }
    }
  }
`

type Props = { readiness: threeKeysOf_readiness$key; marks?: boolean }

/** The keys of a gate as the graph tells them: with their reasons, or as three marks for a row. */
export function ThreeKeysOf({ readiness, marks }: Props) {
  const { keys, asOf } = useFragment(fragment, readiness)
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
