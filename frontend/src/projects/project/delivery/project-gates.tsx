import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { projectGates_project$key } from '~/__generated__/projectGates_project.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { ThreeKeysOf } from '~/parts/three-keys/three-keys-of'
import { Day } from '~/words'
import { NewGateButton } from '../../gate-acts'
import { OutcomeBadge } from '../../outcome-badge'
import s from './delivery.module.css'

const fragment = graphql`
  fragment projectGates_project on Project {
    id
    gates {
      id
      ref
      name
      dueOn
      outcome
      readiness {
        ...threeKeysOf_readiness
      }
    }
  }
`

/** All gates of the project, in the order of their days. */
export function ProjectGates({
  project: key,
  acts,
}: {
  project: projectGates_project$key
  acts: readonly string[]
}) {
  const { t } = useLingui()
  const { id, gates } = useFragment(fragment, key)
  return (
    <Card id="gates" title={t`Gates`} acts={<NewGateButton projectId={id} acts={acts} />}>
      {gates.length === 0 ? (
        <Empty icon={<Flag size={20} />} title={t`No gates yet`} level={3}>
          <Trans>A gate is criteria, evidence from three offices, and a decision; more than a date.</Trans>
        </Empty>
      ) : (
        <ul className={s.list}>
          {gates.map(gate => (
            <li key={gate.id} className={s.gate}>
              <div className={s.words}>
                <Link to="/gates/$ref" params={{ ref: gate.ref }} className="link">
                  {gate.name}
                </Link>
                <p className={s.note}>
                  {gate.ref} · <Day day={gate.dueOn} />
                </p>
              </div>
              <ThreeKeysOf readiness={gate.readiness} marks />
              <OutcomeBadge outcome={gate.outcome} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
