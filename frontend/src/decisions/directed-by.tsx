import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { directedBy_instruction$key } from '~/__generated__/directedBy_instruction.graphql'
import { Badge } from '~/design/badge/badge'

const fragment = graphql`
  fragment directedBy_instruction on Instruction {
    says
    author {
      name
    }
    directed {
      name
    }
  }
`

/** In a row of the queue: a superior told somebody what to decide, and answers for it if they do. */
export function DirectedBy({ instruction }: { instruction: directedBy_instruction$key }) {
  const { t } = useLingui()
  const { says, author, directed } = useFragment(fragment, instruction)
  const superior = author?.name ?? t`a sealed person`
  const whom = directed?.name ?? t`a sealed person`
  const words: Record<string, string> = {
    APPROVE: t`${superior} directed ${whom} to approve`,
    DECLINE: t`${superior} directed ${whom} to decline`,
    DEFER: t`${superior} directed ${whom} to defer`,
  }
  return (
    <Badge tone="warn" quiet>
      {words[says] ?? says}
    </Badge>
  )
}
