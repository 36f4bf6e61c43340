import { useLingui } from '@lingui/react/macro'
import type { targetsQuery$data } from '~/__generated__/targetsQuery.graphql'
import { useTargetKindWord, useWorkstreamWord } from '~/parts/request/words'
import type { Target } from './values'

const KEYS = ['DELIVERY_KEY', 'SERVICE_KEY', 'PEOPLE_KEY'] as const

/** Everything of a project that a request can name, in groups; empty groups are left out. */
export function useTargetChoices({ node: project }: targetsQuery$data) {
  const { t } = useLingui()
  const kind = useTargetKindWord()
  const workstream = useWorkstreamWord()
  const criteria = (project?.transitions ?? []).flatMap(({ serviceName, criteria }) =>
    criteria
      .filter(criterion => !criterion.signed)
      .map((criterion): Target => ({
        kind: 'CRITERION',
        id: criterion.id,
        label: `${serviceName}: ${criterion.statement}`,
      })),
  )
  const rules = new Map(
    (project?.findings ?? [])
      .filter(finding => finding.open)
      .map(({ rule }): [string, Target] => [
        rule.id,
        { kind: 'STANDARD', id: rule.id, label: `${rule.ref} ${rule.title}` },
      ]),
  )
  const keys = (project?.gates ?? []).flatMap(gate =>
    KEYS.map((key): Target => ({ kind: key, id: gate.id, label: `${gate.ref} ${gate.name}: ${kind(key)}` })),
  )
  const streams = (project?.workstreams ?? []).map((each): Target => ({
    kind: 'WORKSTREAM',
    id: each.id,
    label: t`${workstream(each.kind)} does not apply`,
  }))
  return [
    { name: t`Acceptance criteria not signed yet`, targets: criteria, open: true },
    { name: t`Standards found violated`, targets: [...rules.values()], open: true },
    { name: t`A whole key of a gate`, targets: keys, open: false },
    { name: t`A workstream that does not apply`, targets: streams, open: false },
  ].filter(group => group.targets.length > 0)
}
