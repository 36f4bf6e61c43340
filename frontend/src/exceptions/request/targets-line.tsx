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
      criterion {
        statement
      }
      rule {
        ref
        title
      }
      gate {
        ref
        name
      }
      workstream {
        kind
      }
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
  const name = ({ criterion, rule, gate, workstream: stream }: Target) =>
    criterion?.statement ??
    (rule && `${rule.ref} ${rule.title}`) ??
    (gate && `${gate.ref} ${gate.name}`) ??
    (stream && workstream(stream.kind))
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
