import { graphql, useFragment } from 'react-relay/hooks'
import type { gateAndStreams_project$key } from '~/__generated__/gateAndStreams_project.graphql'
import { DeliveryNow } from './delivery-now'
import { GateBar } from './gate-bar'
import { PeopleNow } from './people-now'
import { ServiceNow } from './service-now'
import { Stream } from './stream'
import s from './overview.module.css'

const fragment = graphql`
  fragment gateAndStreams_project on Project {
    id
    ref
    nextGate {
      ...gateBar_gate
      readiness {
        keys {
          office
          ...gateKey_key
        }
      }
    }
    workstreams {
      kind
      ...stream_workstream
    }
    ...deliveryNow_project
    ...serviceNow_project
    ...peopleNow_project
  }
`

type Props = { project: gateAndStreams_project$key; acts: readonly string[] }

/** The three workstreams hang from the gate that they open together: one key each. */
export function GateAndStreams({ project: key, acts }: Props) {
  const project = useFragment(fragment, key)
  const { nextGate, workstreams, ref } = project
  const stream = (kind: string, office: string, tab: 'delivery' | 'service' | 'people') => ({
    kind: kind as 'DELIVERY' | 'SERVICE_TRANSITION' | 'PEOPLE_CHANGE',
    workstream: workstreams.find(one => one.kind === kind) ?? null,
    gateKey: nextGate?.readiness.keys.find(one => one.office === office) ?? null,
    projectId: project.id,
    projectRef: ref,
    tab,
    acts,
  })
  return (
    <section className={s.joined}>
      <GateBar gate={nextGate ?? null} projectId={project.id} projectRef={ref} acts={acts} />
      <div className={s.streams}>
        <Stream {...stream('DELIVERY', 'PMO', 'delivery')}>
          <DeliveryNow project={project} />
        </Stream>
        <Stream {...stream('SERVICE_TRANSITION', 'SMO', 'service')}>
          <ServiceNow project={project} />
        </Stream>
        <Stream {...stream('PEOPLE_CHANGE', 'CMO', 'people')}>
          <PeopleNow project={project} />
        </Stream>
      </div>
    </section>
  )
}
