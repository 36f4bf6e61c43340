import { useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { SetHopTargetsInput, targetsDialogMutation } from '~/__generated__/targetsDialogMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { useBandWord, useHopWord } from '~/parts/decision-clock/hop-words'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormAmount, FormDate } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useTimeZone } from '~/words'
import { startOfDay } from '~/words/instant-of-day'
import type { HopSetting } from './office-clock'

const mutation = graphql`
  mutation targetsDialogMutation($key: ID!, $input: SetHopTargetsInput!) {
    setHopTargets(key: $key, input: $input) {
      __typename
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on NotAllowed {
        message
        code
        facts {
          label
          value
          standsInTheWay
        }
        nearest
      }
      ... on Refusal {
        message
      }
    }
  }
`

type Band = 'SMALL' | 'MEDIUM' | 'LARGE' | 'LARGEST'
type Values = Record<Band, string> & { validFrom: string }
const BANDS: readonly Band[] = ['SMALL', 'MEDIUM', 'LARGE', 'LARGEST']
/** Where the server's problem with a target stands in the form. */
const FIELDS = Object.fromEntries(BANDS.map((band, at) => [`targets.${at}.hours`, band]))

type Props = { office: string; hop: HopSetting; onClose: () => void }

/** The targets of one kind of hop, from now or from a day on. */
export function TargetsDialog({ office, hop, onClose }: Props) {
  const { t } = useLingui()
  const { number, day } = useChecks()
  const hopWord = useHopWord()
  const bandWord = useBandWord()
  const timeZone = useTimeZone()
  const name = hopWord(hop.hop)
  const readAnew = useReadAnew()
  const act = useAct<targetsDialogMutation, 'setHopTargets'>(mutation, 'setHopTargets', () => {
    say(t`Targets set`)
    readAnew()
    onClose()
  })
  const hours = number(t`Enter hours, for example 8 or 2.5.`)
  const now = (band: Band) => String(Number(hop.targets.find(target => target.band === band)?.hours ?? 8))
  const form = useActForm<Values, SetHopTargetsInput>({
    act,
    rename: FIELDS,
    schema: z.object({ SMALL: hours, MEDIUM: hours, LARGE: hours, LARGEST: hours, validFrom: day }),
    defaults: {
      SMALL: now('SMALL'),
      MEDIUM: now('MEDIUM'),
      LARGE: now('LARGE'),
      LARGEST: now('LARGEST'),
      validFrom: '',
    },
    input: values => ({
      office: office as SetHopTargetsInput['office'],
      targets: BANDS.map(band => ({
        hop: hop.hop as SetHopTargetsInput['targets'][number]['hop'],
        band,
        hours: values[band],
      })),
      validFrom: values.validFrom ? startOfDay(values.validFrom, timeZone) : null,
    }),
  })
  return (
    <ActDialog
      title={t`Targets: ${name}`}
      note={t`Working hours. A hop that began before keeps the target that it began with.`}
      send={t`Set the targets`}
      form={form}
      act={act}
      onClose={onClose}
    >
      {BANDS.map(band => {
        const amount = bandWord(band)
        return <FormAmount key={band} form={form} name={band} label={t`Asked ${amount}`} />
      })}
      <FormDate form={form} name="validFrom" label={t`From`} hint={t`Empty: from now on`} />
    </ActDialog>
  )
}
