import { useLingui } from '@lingui/react/macro'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useProposeAlternative } from '../acts/propose-alternative'
import { OFFER_NAMES, OfferFields, useOfferSchema } from './offer-fields'
import { NOTHING, proposalInput, type Proposal } from './proposal'
import { useBench } from './workbench'

/** An option that would meet the need, by whoever works on the request. */
export function ProposeDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useProposeAlternative(() => {
    say(t`Proposed`)
    close()
  })
  const { currency } = request.amount
  const form = useActForm<Proposal, ReturnType<typeof proposalInput> & { requestId: string }>({
    schema: useOfferSchema(),
    keep: `${request.ref}/propose`,
    defaults: NOTHING,
    act,
    input: values => ({ ...proposalInput(currency, values), requestId: request.id }),
    rename: OFFER_NAMES,
  })
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Propose an alternative`}
      note={t`Proposing an option outside the rules or the supply base is a protected act: your name is sealed, for everybody. Only two people of different lines can open the seal, with a reason, and you are told. From then on nobody is told who has this request open; if your name is shown to others now, you may first choose not to be named.`}
      send={t`Propose it`}
    >
      <OfferFields form={form} currency={currency} />
    </ActDialog>
  )
}
