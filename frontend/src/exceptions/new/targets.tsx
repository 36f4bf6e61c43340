import { Trans, useLingui } from '@lingui/react/macro'
import { useFormContext } from 'react-hook-form'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { targetsQuery } from '~/__generated__/targetsQuery.graphql'
import { Checkbox } from '~/design/field/choice'
import { useTargetChoices } from './target-choices'
import type { Target, Values } from './values'
import s from './new.module.css'

const query = graphql`
  query targetsQuery($id: ID!) {
    node(id: $id) {
      ... on Project {
        transitions {
          serviceName
          criteria {
            id
            statement
            signed
          }
        }
        findings {
          open
          rule {
            id
            ref
            title
          }
        }
        gates {
          id
          ref
          name
        }
        workstreams {
          id
          kind
        }
      }
    }
  }
`

/** What the request wants to be excepted from: all of it optional, and only what can be excepted now. */
export function Targets({ project }: { project: string }) {
  const { t } = useLingui()
  const data = useLazyLoadQuery<targetsQuery>(query, { id: project }, { fetchPolicy: 'store-and-network' })
  const groups = useTargetChoices(data)
  const { watch, setValue } = useFormContext<Values>()
  const chosen = watch('targets')
  const has = (target: Target) => chosen.some(each => each.kind === target.kind && each.id === target.id)
  const toggle = (target: Target) =>
    setValue(
      'targets',
      has(target)
        ? chosen.filter(each => each.kind !== target.kind || each.id !== target.id)
        : [...chosen, target],
    )
  const one = (target: Target) => (
    <Checkbox
      key={target.kind + target.id}
      id={`${target.kind}-${target.id}`}
      label={target.label}
      checked={has(target)}
      onChange={() => toggle(target)}
    />
  )
  return (
    <fieldset className={s.targets}>
      <legend>
        <Trans>What of the project does it concern?</Trans>{' '}
        <span className={s.optional}>
          <Trans>(optional)</Trans>
        </span>
      </legend>
      <p className={s.help}>
        <Trans>An approval then covers exactly this at the next gate, for as long as it is valid.</Trans>
      </p>
      {groups.map(group => (
        <details key={group.name} open={group.open || group.targets.some(has)} className={s.group}>
          <summary>
            {group.name} <span className={s.optional}>{group.targets.filter(has).length || ''}</span>
          </summary>
          {group.targets.map(one)}
        </details>
      ))}
      {groups.length === 0 && <p className={s.help}>{t`Nothing of this project can be named yet.`}</p>}
    </fieldset>
  )
}
