import { Trans, useLingui } from '@lingui/react/macro'
import { Callout } from '~/design/callout/callout'
import { RecordLink } from '~/parts/records/record-link'
import { useWords } from '~/words'

type Waived = { readonly ruleRef: string; readonly waiverRef: string; readonly validUntil: string }

/** Class waivers under which a case falls: from that rule no exception is needed. It stops nobody from asking. */
export function WaivedHere({ waived, named }: { waived: readonly Waived[]; named?: boolean }) {
  const { t } = useLingui()
  const words = useWords()
  return waived.map(({ ruleRef, waiverRef, validUntil }) => {
    const until = words.dayOf(validUntil)
    const link = <RecordLink to={`/rules/waivers/${waiverRef}`}>{waiverRef}</RecordLink>
    return (
      <Callout
        key={ruleRef + waiverRef}
        tone="good"
        title={
          named
            ? t`You need no exception from ${ruleRef}`
            : t`If ${ruleRef} is in your way, you need no exception`
        }
      >
        <Trans>
          Class waiver {link} covers this until {until}. A request can be sent all the same.
        </Trans>
      </Callout>
    )
  })
}
