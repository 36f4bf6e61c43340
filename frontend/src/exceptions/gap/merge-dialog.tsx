import { useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { mergeDialogQuery } from '~/__generated__/mergeDialogQuery.graphql'
import { Select } from '~/design/field/text-field'
import { Skeleton } from '~/design/skeleton/skeleton'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { FormArea } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useMergeGap } from '../gaps/acts/merge-gap'

const query = graphql`
  query mergeDialogQuery {
    gapBacklog {
      gap {
        id
        ref
        statement
        deliveredAt
      }
    }
  }
`
type Values = { into: string; reason: string }
type Input = { gapId: string; intoId: string; reason: string }
type Props = { gap: { readonly id: string; readonly ref: string }; onClose: () => void }

/** Two names of one gap: this one is joined with the other, which counts the requests of both. */
export function MergeDialog({ gap, onClose }: Props) {
  const { t } = useLingui()
  const act = useMergeGap(() => {
    say(t`Joined`)
    onClose()
  })
  const form = useActForm<Values, Input>({
    schema: z.looseObject({ into: z.string().check(z.minLength(1, t`Choose the other gap.`)) }),
    keep: `${gap.ref}/merge`,
    defaults: { into: '', reason: '' },
    act,
    input: ({ into, reason }) => ({ gapId: gap.id, intoId: into, reason }),
    rename: { intoId: 'into' },
  })
  return (
    <ActDialog
      onClose={onClose}
      form={form}
      act={act}
      title={t`Join ${gap.ref} with another`}
      note={t`Where both name the same thing. The other one counts the requests of both from now on; this cannot be taken back.`}
      send={t`Join them`}
    >
      <Suspense fallback={<Skeleton height={60} />}>
        <Others not={gap.id} {...form.register('into')} error={form.error('into')} />
      </Suspense>
      <FormArea form={form} name="reason" label={t`Why they are the same`} rows={2} />
    </ActDialog>
  )
}

type OthersProps = Omit<React.ComponentProps<typeof Select>, 'label' | 'options'> & { not: string }

function Others({ not, ...field }: OthersProps) {
  const { t } = useLingui()
  const { gapBacklog } = useLazyLoadQuery<mergeDialogQuery>(query, {}, { fetchPolicy: 'store-and-network' })
  const options = gapBacklog
    .filter(({ gap }) => gap.id !== not && !gap.deliveredAt)
    .map(({ gap }) => ({ value: gap.id, label: `${gap.ref} ${gap.statement}` }))
  return <Select {...field} label={t`The other gap`} placeholder={t`Choose`} options={options} />
}
