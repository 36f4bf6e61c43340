import { lazy, Suspense } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link, notFound } from '@tanstack/react-router'
import {
  fetchQuery,
  graphql,
  usePreloadedQuery,
  useRelayEnvironment,
  type PreloadedQuery,
} from 'react-relay/hooks'
import type { pageGateQuery } from '~/__generated__/pageGateQuery.graphql'
import { Card } from '~/design/card/card'
import { CopyRef } from '~/design/copy/copy'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Columns, PageBody, PageHead } from '~/design/page/page'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { BothStates } from '~/parts/two-truths/both-states'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import { Day, useWords } from '~/words'
import { DecideButton } from '../gate-acts'
import { useOfficeLeadWord } from '../office-lead'
import { Decisions } from './decisions'
import { Keys } from './keys'

const Live = lazy(() => import('~/parts/live/live-record'))

const query = graphql`
  query pageGateQuery($ref: String!) @preloadable {
    viewer {
      acts
    }
    gate(ref: $ref) {
      id
      ref
      name
      dueOn
      criteria
      costTolerancePercent
      timeToleranceDays
      barrierThreshold
      ahead
      outcome
      origin
      office
      readiness {
        state
        stateWithoutExceptions
        compliance {
          ...twoTruths_compliance
        }
        stamp
        ...keys_readiness
      }
      project {
        ref
        name
      }
      ...decisions_gate
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageGateQuery> }

/** A gate: what it asks, what the three offices show, and what was decided. */
export default function GatePage({ queryRef }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const lead = useOfficeLeadWord()
  const environment = useRelayEnvironment()
  const { viewer, gate } = usePreloadedQuery<pageGateQuery>(query, queryRef)
  if (!gate) throw notFound()
  return (
    <>
      <PageHead
        title={gate.name}
        crumbs={
          <Link to="/projects/$ref" params={{ ref: gate.project.ref }}>
            {gate.project.name}
          </Link>
        }
        beside={
          <>
            <CopyRef value={gate.ref} />
            <BothStates state={gate.readiness.state} without={gate.readiness.stateWithoutExceptions} />
            <TwoTruths compliance={gate.readiness.compliance} />
            <ProvenanceBadge kind={gate.origin} />
            <Suspense>
              <Live
                id={gate.id}
                shown={`${gate.readiness.stamp} ${gate.outcome ?? ''}`}
                again={() => fetchQuery(environment, query, { ref: gate.ref }).toPromise()}
              />
            </Suspense>
          </>
        }
        acts={
          <DecideButton
            gateId={gate.id}
            state={gate.readiness.state}
            seen={gate.readiness.stamp}
            office={gate.office}
            acts={viewer.acts}
            again={Boolean(gate.outcome)}
          />
        }
      />
      <PageBody>
        <Keys readiness={gate.readiness} />
        <Columns parts={2}>
          <Card title={t`What it asks`}>
            <Definitions>
              <Definition term={t`Due`}>
                <Day day={gate.dueOn} />
              </Definition>
              <Definition term={t`Decided by`}>{lead(gate.office)}</Definition>
              <Definition term={t`Must be shown`}>{gate.criteria}</Definition>
              <Definition term={t`Cost tolerance`}>
                {words.percent(Number(gate.costTolerancePercent) / 100)}
              </Definition>
              <Definition term={t`Time tolerance`}>
                <Trans>{words.count(gate.timeToleranceDays)} days</Trans>
              </Definition>
              <Definition term={t`Barrier threshold`}>{words.percent(gate.barrierThreshold)}</Definition>
            </Definitions>
          </Card>
          <Decisions gate={gate} />
        </Columns>
      </PageBody>
    </>
  )
}
