import { Trans, useLingui } from '@lingui/react/macro'
import { Callout } from '~/design/callout/callout'
import { useWords } from '~/words'
import type { ShownLink } from './use-links'
import { ShownOnce } from '../shown-once'

/** A link that works once, shown once, to be sent by hand: the product sends no mail. */
export function OneTimeLink({ address, expiresAt, name }: ShownLink & { name: string }) {
  const { t } = useLingui()
  const words = useWords()
  if (!address)
    return (
      <Callout tone="warn" role="status" title={t`The link was made, but its answer got lost`}>
        <Trans>Nobody can read it any more. Make another one; the first then stops working.</Trans>
      </Callout>
    )
  return (
    <Callout tone="good" role="status" title={t`Send this link to ${name}`}>
      <ShownOnce label={t`One-time link`} text={address} />
      <p>
        <Trans>It is shown only now and works once.</Trans>{' '}
        {expiresAt && <Trans>Until {words.momentWithZone(expiresAt)}.</Trans>}
      </p>
    </Callout>
  )
}
