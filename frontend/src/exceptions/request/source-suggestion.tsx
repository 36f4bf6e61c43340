import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import { Suspense } from 'react'
import type { sourceSuggestionQuery } from '~/__generated__/sourceSuggestionQuery.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { Button } from '~/design/button/button'
import { Row } from '~/design/page/page'
import { Amount, useWords } from '~/words'

const query = graphql`
  query sourceSuggestionQuery($id: ID!) {
    node(id: $id) {
      ... on SupplySource {
        ref
        insideBase
        baseNeeds
        leadLowDays
        leadLikelyDays
        leadHighDays
        priceUnit
        price {
          amount
          currency
        }
      }
    }
  }
`

type Take = (
  name: 'cost' | 'leadTimeDays',
  value: string,
  how: { shouldDirty: true; shouldValidate: true },
) => void
type Props = { source: Picked | null; currency: string; onTake: Take }

/** What the register says of the source that was picked; a press takes it over, and it can be changed. */
export const SourceSuggestion = ({ source, ...rest }: Props) =>
  source && (
    <Suspense>
      <Suggested id={source.id} {...rest} />
    </Suspense>
  )

function Suggested({ id, currency, onTake }: Omit<Props, 'source'> & { id: string }) {
  const { t } = useLingui()
  const words = useWords()
  const { node } = useLazyLoadQuery<sourceSuggestionQuery>(query, { id })
  if (!node?.ref) return null
  const { ref, insideBase, baseNeeds, leadLowDays, leadLikelyDays, leadHighDays, price, priceUnit } = node
  const take = () => {
    const how = { shouldDirty: true, shouldValidate: true } as const
    if (leadLikelyDays != null) onTake('leadTimeDays', String(leadLikelyDays), how)
    if (price?.currency === currency) onTake('cost', String(Number(price.amount)), how)
  }
  return (
    <Row>
      <span>
        {ref}
        {leadLikelyDays != null && leadLowDays != null && leadHighDays != null && (
          <>
            {': '}
            {t`${words.count(leadLikelyDays)} days`} ({words.count(leadLowDays)}–{words.count(leadHighDays)})
          </>
        )}
        {price && (
          <>
            {', '}
            <Amount money={price} /> {t`per ${priceUnit ?? ''}`}
          </>
        )}
        {insideBase === false && (
          <>
            {'. '}
            {baseNeeds ? <Trans>Outside: needs {baseNeeds}</Trans> : <Trans>Outside the supply base</Trans>}
          </>
        )}
      </span>
      {(leadLikelyDays != null || price?.currency === currency) && (
        <Button size="s" onClick={take}>
          <Trans>Take these figures over</Trans>
        </Button>
      )}
    </Row>
  )
}
