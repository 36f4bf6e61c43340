import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import * as z from 'zod/mini'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { FieldScope } from '~/design/field/field-scope'
import { newKey } from '~/parts/act/key'
import { ActBody } from '~/parts/form/act-body'
import { useChecks } from '~/parts/form/checks'
import { FormArea, FormDate, FormPick } from '~/parts/form/fields'
import { helpers } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { BulkReport } from './bulk-report'
import { useBulk, type BulkAct, type Shared } from './use-bulk'

export type Chosen = { id: string; ref: string; title: string; version: number }
type Props = { act: BulkAct; chosen: readonly Chosen[]; onClose: () => void; onDone: () => void }

const EMPTY: Shared = {
  reason: '',
  validUntil: '',
  helperId: null,
  nextDate: '',
  trigger: '',
  interimRelief: '',
}

/**
 * The same answer to several requests: each goes through every rule by itself, and what was refused is told one by one.
 * What was seen when this opened is what is decided on.
 */
export default function BulkDialog({ act, chosen, onClose, onDone }: Props) {
  const { t } = useLingui()
  const id = useId()
  const { needed, neededDay, optional, picked } = useChecks()
  const [items] = useState(() => chosen.map(each => ({ ...each, key: newKey() })))
  const bulk = useBulk(act, items)
  const no = act !== 'approve'
  const form = useActForm<Shared, Shared>({
    schema: z.looseObject({
      reason: needed(t`Say why; the reason stays with the decision.`),
      validUntil: no ? optional : neededDay(t`Say until when it holds: a day, or +8w.`),
      helperId: no ? picked(t`Name a person who will help.`) : z.any(),
      nextDate: no ? neededDay(t`Say on which date the requester hears next.`) : optional,
      trigger: act === 'defer' ? needed(t`Say what would change the answer.`) : optional,
      interimRelief: act === 'defer' ? needed(t`Say what helps until then.`) : optional,
    }),
    defaults: EMPTY,
    act: { send: async values => (await bulk.run(values), true), refusal: null },
    input: values => values,
  })
  const title = {
    approve: (
      <Plural value={items.length} one="Approve # request as asked?" other="Approve # requests as asked?" />
    ),
    decline: <Plural value={items.length} one="Decline # request?" other="Decline # requests?" />,
    defer: <Plural value={items.length} one="Defer # request?" other="Defer # requests?" />,
  }[act]
  const over = bulk.begun && !bulk.busy
  const close = () => {
    if (bulk.done > 0) onDone()
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && !bulk.busy && close()}
      title={title}
      note={
        no
          ? t`Each in full grammar, on what is cited and offered on it; one that lacks something is refused and told.`
          : t`Each is signed with every authority that you hold for it, by all rules; you answer for each by name.`
      }
      acts={
        <>
          <Button onClick={close} busy={bulk.busy}>
            {over && bulk.refused === 0 ? <Trans>Close</Trans> : <Trans>Back</Trans>}
          </Button>
          {!(over && bulk.refused === 0) && (
            <Button type="submit" form={id} variant={no ? 'danger' : 'primary'} busy={bulk.busy}>
              {over ? (
                <Plural value={bulk.refused} one="Try # again" other="Try # again" />
              ) : act === 'approve' ? (
                <Trans>Sign and approve</Trans>
              ) : act === 'decline' ? (
                <Trans>Decline</Trans>
              ) : (
                <Trans>Defer</Trans>
              )}
            </Button>
          )}
        </>
      }
    >
      <FieldScope value={`${id}-`}>
        <ActBody id={id} form={form} act={{ busy: bulk.busy, refusal: null, retry: async () => null }}>
          <FormArea form={form} name="reason" label={t`Reason, for all of them`} rows={3} />
          {no ? (
            <>
              <FormPick form={form} name="helperId" source={helpers} label={t`Who helps`} />
              <FormDate form={form} name="nextDate" label={t`Next date`} />
              {act === 'defer' && (
                <>
                  <FormArea form={form} name="trigger" label={t`What would change the answer`} rows={2} />
                  <FormArea form={form} name="interimRelief" label={t`What helps until then`} rows={2} />
                </>
              )}
            </>
          ) : (
            <FormDate form={form} name="validUntil" label={t`Valid until`} />
          )}
        </ActBody>
      </FieldScope>
      <BulkReport items={items} outcomes={bulk.outcomes} done={bulk.done} refused={bulk.refused} />
    </Dialog>
  )
}
