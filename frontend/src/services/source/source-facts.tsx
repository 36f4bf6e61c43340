import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { sourceFacts_source$key } from '~/__generated__/sourceFacts_source.graphql'
import { Card } from '~/design/card/card'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { NoValue, useWords } from '~/words'
import { LeadTime, Price } from '../figures'

const fragment = graphql`
  fragment sourceFacts_source on SupplySource {
    insideBase
    inBaseSince
    baseNeeds
    supplier
    supplies
    leadLowDays
    leadLikelyDays
    leadHighDays
    price {
      amount
      currency
    }
    priceUnit
    priceOn
    risks
    note
    validUntil
    retiredAt
    retiredBecause
    retiredBy {
      name
    }
    origin
    originNote
    unit {
      name
    }
  }
`

export function SourceFacts({ source }: { source: sourceFacts_source$key }) {
  const { t } = useLingui()
  const words = useWords()
  const it = useFragment(fragment, source)
  const untold = (reason: string) => <NoValue why="not-stated" reason={reason} />
  return (
    <Card title={t`The source`} note={it.supplies}>
      <Definitions>
        {it.retiredAt && (
          <Definition term={t`Retired`}>
            {words.day(it.retiredAt)}, {it.retiredBy?.name}
            <div>{it.retiredBecause}</div>
          </Definition>
        )}
        <Definition term={t`Contract and approval`}>
          {it.insideBase ? (
            it.inBaseSince ? (
              <Trans>In the base since {words.day(it.inBaseSince)}</Trans>
            ) : (
              <Trans>In the base</Trans>
            )
          ) : it.baseNeeds ? (
            <Trans>Outside: needs {it.baseNeeds}</Trans>
          ) : (
            <Trans>Outside</Trans>
          )}
        </Definition>
        <Definition term={t`Supplier`}>
          {it.supplier ?? untold(t`Nobody entered who supplies it.`)}
        </Definition>
        <Definition term={t`Lead time`}>
          <LeadTime row={it} />
        </Definition>
        <Definition term={t`Price`}>
          <Price row={it} />
          {it.priceOn && <div>{t`as of ${words.day(it.priceOn)}`}</div>}
        </Definition>
        <Definition term={t`Risks`}>
          {it.risks ?? untold(t`Nobody entered a risk; that is not none.`)}
        </Definition>
        {it.unit && <Definition term={t`Unit that deals with it`}>{it.unit.name}</Definition>}
        {it.validUntil && <Definition term={t`Figures valid until`}>{words.day(it.validUntil)}</Definition>}
        {it.note && <Definition term={t`Note`}>{it.note}</Definition>}
        <Definition term={t`Comes from`}>
          <ProvenanceBadge kind={it.origin} />
          {it.originNote && <div>{it.originNote}</div>}
        </Definition>
      </Definitions>
    </Card>
  )
}
