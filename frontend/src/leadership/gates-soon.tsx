import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { gatesSoon_page$key } from '~/__generated__/gatesSoon_page.graphql'
import { ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { ThreeKeysOf } from '~/parts/three-keys/three-keys-of'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import { Day } from '~/words'
import { gatesAhead, projectOf } from './places'
import s from './leadership.module.css'

const fragment = graphql`
  fragment gatesSoon_page on Leadership {
    gatesReady {
      counted
      withExceptions
      ...twoTruths_compliance
    }
    gates {
      id
      ref
      name
      dueOn
      project {
        ref
        name
      }
      readiness {
        ...threeKeysOf_readiness
      }
    }
  }
`
const SHOWN = 10

/** The gates of the next 90 days, the next first, each with its three keys. */
export function GatesSoon({ page }: { page: gatesSoon_page$key }) {
  const { t } = useLingui()
  const { gates, gatesReady } = useFragment(fragment, page)
  const blocked = gatesReady.counted - gatesReady.withExceptions
  return (
    <Card
      flush
      title={
        gates.length === 0 ? (
          <Trans>No gate in the next 90 days</Trans>
        ) : blocked === 0 ? (
          <Trans>Every gate of the next 90 days is ready</Trans>
        ) : (
          <Plural
            value={gates.length}
            one="The gate of the next 90 days is not ready"
            other={`${blocked} of # gates in 90 days are not ready`}
          />
        )
      }
      note={
        gates.length > 0 ? (
          <TwoTruths compliance={gatesReady} />
        ) : (
          <Trans>Keys: delivery, service transition, people change</Trans>
        )
      }
      acts={
        gates.length > SHOWN && (
          <ButtonLink to={gatesAhead.to} search={gatesAhead.search as never} size="s" variant="ghost">
            <Trans>See all {gates.length}</Trans>
          </ButtonLink>
        )
      }
    >
      {gates.length === 0 ? (
        <Empty icon={<Flag size={20} />} title={t`Nothing is due`} level={3}>
          <Trans>The office leads set gates; what is due soon stands here with its three keys.</Trans>
        </Empty>
      ) : (
        <ul className={s.list}>
          {gates.slice(0, SHOWN).map(gate => (
            <li key={gate.id} className={s.item}>
              <div className={s.what}>
                <Link to={projectOf(gate.project.ref)} className={s.itemTitle}>
                  {gate.name}
                </Link>
                <p className={s.small}>
                  <span className="num">{gate.ref}</span> · {gate.project.name}
                </p>
              </div>
              <ThreeKeysOf readiness={gate.readiness} marks />
              <span className={s.when}>
                <Day day={gate.dueOn} short />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
