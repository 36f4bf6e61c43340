import { useLingui } from '@lingui/react/macro'
import { Controller } from 'react-hook-form'
import * as z from 'zod/mini'
import { AmountField } from '~/design/field/amount-field'
import { TextArea } from '~/design/field/text-field'
import { Row } from '~/design/page/page'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useDisputePhi } from '../acts/dispute-phi'
import { shareOf } from '../share'
import { useBench } from './workbench'

type Values = { phiLow: string; phiLikely: string; phiHigh: string; phiBasis: string }

const EMPTY: Values = { phiLow: '', phiLikely: '', phiHigh: '', phiBasis: '' }

/** The provider states another share of the burn; both are shown until the requester states theirs anew. */
export function DisputeDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useDisputePhi(() => {
    say(t`Stated; both shares are shown`)
    close()
  })
  const share = z.string().check(z.regex(/^\d+(\.\d+)?$/, t`A share lies between 0 and 100 percent.`))
  const schema = z.looseObject({
    phiLow: share,
    phiLikely: share,
    phiHigh: share,
    phiBasis: z.string().check(z.refine(text => text.trim() !== '', t`Say what this share rests on.`)),
  })
  const form = useActForm<Values, ReturnType<typeof input>>({
    schema,
    keep: `${request.ref}/dispute`,
    defaults: EMPTY,
    act,
    input: values => input(request.id, values),
  })
  const fields = [
    ['phiLow', t`At the least`],
    ['phiLikely', t`Likely`],
    ['phiHigh', t`At the most`],
  ] as const
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      form={form}
      act={act}
      title={t`Dispute what waiting costs`}
      note={t`Which share of the program’s weekly burn stands idle, as you see it. The requester’s share goes on counting; yours is shown beside it.`}
      send={t`State it`}
    >
      <Row>
        {fields.map(([name, label]) => (
          <Controller
            key={name}
            control={form.control}
            name={name}
            render={({ field }) => (
              <AmountField label={label} unit="%" size="s" {...field} error={form.error(name)} />
            )}
          />
        ))}
      </Row>
      <TextArea
        label={t`What the share rests on`}
        rows={2}
        {...form.register('phiBasis')}
        error={form.error('phiBasis')}
      />
    </ActDialog>
  )
}

const input = (requestId: string, { phiLow, phiLikely, phiHigh, phiBasis }: Values) => ({
  requestId,
  phiLow: shareOf(phiLow) ?? '',
  phiLikely: shareOf(phiLikely) ?? '',
  phiHigh: shareOf(phiHigh) ?? '',
  phiBasis,
})
