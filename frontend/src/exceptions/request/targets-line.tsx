import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  targetsLine_request$data,
  targetsLine_request$key,
} from '~/__generated__/targetsLine_request.graphql'
import { Definition } from '~/design/definitions/definitions'
import { useTargetKindWord, useWorkstreamWord } from '~/parts/request/words'

const fragment = graphql`
  fragment targetsLine_request on ExceptionRequest {
    targets {
      id
      kind
      criterionStatement
      rule {
        ref
        title
      }
      gateRef
      gateName
      workstreamKind
    }
  }
`

type Target = targetsLine_request$data['targets'][number]

/** What the request wants to be excepted from. */
export function TargetsLine({ request }: { request: targetsLine_request$key }) {
  const { t } = useLingui()
  const kind = useTargetKindWord()
  const workstream = useWorkstreamWord()
  const { targets } = useFragment(fragment, request)
  const name = (target: Target) =>
    target.criterionStatement ??
    (target.rule && `${target.rule.ref} ${target.rule.title}`) ??
    (target.gateRef && `${target.gateRef} ${target.gateName}`) ??
    (target.workstreamKind && workstream(target.workstreamKind))
  if (targets.length === 0) return null
  return (
    <Definition term={t`Concerns`}>
      <ul>
        {targets.map(target => (
          <li key={target.id}>
            {kind(target.kind)}: {name(target)}
          </li>
        ))}
      </ul>
    </Definition>
  )
}
