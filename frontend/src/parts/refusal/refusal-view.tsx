import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { FormErrors } from '~/design/form-errors/form-errors'
import type { Refusal } from '../act/refusal'
import { Facts } from './facts'

type Props = {
  refusal: Refusal | null
  /** Sends the same again, under the same key (`act.retry`): after no answer, or one that does not say what was done. */
  onRetry?: () => void
  /** Shows what stands now, after a conflict; without it the page is read anew. */
  onReload?: () => void
}

/** Why an act was refused: what happened, what was kept, what to do. */
export function RefusalView({ refusal, onRetry, onReload = () => location.reload() }: Props) {
  const { t } = useLingui()
  switch (refusal?.__typename) {
    case undefined:
      return null
    case 'Invalid':
      return (
        <FormErrors
          errors={refusal.problems.map(({ field, message }) => ({ field, message }))}
          focusKey={1}
        />
      )
    case 'NotAllowed':
      return (
        <Callout tone="bad" role="alert" title={refusal.message}>
          <Facts facts={refusal.facts ?? []} nearest={refusal.nearest} />
        </Callout>
      )
    case 'NotFound':
      return <Callout tone="bad" role="alert" title={refusal.message} />
    case 'Conflict':
      return (
        <Callout
          tone="warn"
          role="alert"
          title={refusal.message}
          acts={
            <Button size="s" onClick={onReload}>
              <Trans>Show what stands now</Trans>
            </Button>
          }
        >
          <Trans>Nothing of yours was stored. What you typed is still here.</Trans>
        </Callout>
      )
    case 'Lost':
      return (
        <Callout
          tone="warn"
          role="alert"
          title={t`The connection was lost before an answer came`}
          acts={
            onRetry && (
              <Button size="s" onClick={onRetry}>
                <Trans>Send again</Trans>
              </Button>
            )
          }
        >
          <Trans>What you typed is kept. Sending again is safe: it is never carried out twice.</Trans>
        </Callout>
      )
    case 'TooLong':
      return (
        <Callout tone="bad" role="alert" title={t`This is more text than can be sent at once`}>
          <Trans>Nothing was stored. Shorten it, or attach it as a document, and send again.</Trans>
        </Callout>
      )
    case 'Fault':
      return (
        <Callout
          tone="bad"
          role="alert"
          title={t`Something went wrong on our side`}
          acts={
            onRetry && (
              <Button size="s" onClick={onRetry}>
                <Trans>Send again</Trans>
              </Button>
            )
          }
        >
          <Trans>What you typed is kept. Sending again is safe: it is never carried out twice.</Trans>{' '}
          {refusal.id && <Trans>Tell your administrator this number: {refusal.id}</Trans>}
        </Callout>
      )
  }
}
