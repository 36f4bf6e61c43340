import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Callout } from '~/design/callout/callout'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useReviseAlternative } from '../acts/revise-alternative'
import { OFFER_NAMES, OfferFields, useOfferSchema } from './offer-fields'
import { proposalInput, standing, type Proposal } from './proposal'
import { useBench } from './workbench'

/** What is offered, as it should stand: a new version, which both sides sign anew. */
export function ReviseDialog() {
  const { t } = useLingui()
  const { request, opened, close, reload } = useBench()
  // what stood when the form was opened: whoever was faster is not overwritten
  const [before] = useState(opened?.alternative)
  const act = useReviseAlternative(() => {
    say(t`Revised; the version before is kept`)
    close()
  })
  const currency = before?.cost.currency ?? request.amount.currency
  const form = useActForm<Proposal, ReturnType<typeof proposalInput> & { alternativeId: string }>({
    schema: useOfferSchema(),
    keep: `${request.ref}/revise/${before?.id ?? ''}`,
    defaults: standing(before),
    act,
    input: values => ({ ...proposalInput(currency, values), alternativeId: before?.id ?? '' }),
    rename: OFFER_NAMES,
  })
  const given = (before?.signatures.length ?? 0) > 0 || before?.real != null
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Revise the alternative`}
      note={t`The version before stays in the history.`}
      send={t`Revise it`}
    >
      {given && (
        <Callout>
          <Trans>
            Signatures and the requester’s mark belong to the version before: both sides sign this one anew.
          </Trans>
        </Callout>
      )}
      <OfferFields form={form} currency={currency} />
    </ActDialog>
  )
}
