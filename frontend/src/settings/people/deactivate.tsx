import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import type { deactivateMutation } from '~/__generated__/deactivateMutation.graphql'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Row } from '~/design/page/page'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { RefusalView } from '~/parts/refusal/refusal-view'

const mutation = graphql`
  mutation deactivateMutation($key: ID!, $input: DeactivatePersonInput!) {
    deactivatePerson(key: $key, input: $input) {
      __typename
      ... on DeactivatePersonDone {
        person {
          id
          deactivatedAt
        }
      }
      ... on NotAllowed {
        message
        code
        facts {
          label
          value
          standsInTheWay
        }
        nearest
      }
      ... on Refusal {
        message
      }
    }
  }
`
type Props = { personId: string; name: string; onCancel: () => void; onDone: () => void }

/** Asks once, with the consequence; there is no way back by a press. */
export function Deactivate({ personId, name, onCancel, onDone }: Props) {
  const { t } = useLingui()
  const readAnew = useReadAnew()
  const act = useAct<deactivateMutation, 'deactivatePerson'>(mutation, 'deactivatePerson', () => {
    say(t`${name} was deactivated`)
    readAnew()
    onDone()
  })
  return (
    <>
      <Callout tone="warn" title={t`Deactivate ${name}?`}>
        <Trans>
          Sessions, tokens, roles, delegations and links end at once; what they led is vacant. What they did
          stays in the trail.
        </Trans>
      </Callout>
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
      <Row end>
        <Button onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button variant="danger" busy={act.busy} onClick={() => void act.send({ personId })}>
          <Trans>Deactivate now</Trans>
        </Button>
      </Row>
    </>
  )
}
