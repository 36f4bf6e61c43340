import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { keys_readiness$key } from '~/__generated__/keys_readiness.graphql'
import { Card } from '~/design/card/card'
import { Columns } from '~/design/page/page'
import { AsOf } from '~/words'
import { GateKeyView } from '../gate-key'

const fragment = graphql`
  fragment keys_readiness on GateReadiness {
    asOf
    keys {
      office
      ...gateKey_key
    }
  }
`

/** The three keys beside each other, of equal weight. */
export function Keys({ readiness }: { readiness: keys_readiness$key }) {
  const { t } = useLingui()
  const { keys, asOf } = useFragment(fragment, readiness)
  const names: Record<string, string> = {
    PMO: t`Delivery`,
    SMO: t`Service transition`,
    CMO: t`People change`,
  }
  return (
    <Columns parts={3}>
      {keys.map(key => (
        <Card key={key.office} title={names[key.office]} note={<AsOf at={asOf} />}>
          <GateKeyView gateKey={key} />
        </Card>
      ))}
    </Columns>
  )
}
