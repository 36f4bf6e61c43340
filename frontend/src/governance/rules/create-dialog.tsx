import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { FormSelect } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useOfficeWord } from '~/words'
import { useCreateRule } from '../acts/create-rule'
import { useWordingSchema } from '../use-wording-schema'
import { BLANK, wordingInput, type Wording } from '../wording'
import { WordingFields } from '../wording-fields'

const OFFICES = ['PMO', 'SMO', 'CMO'] as const
type Office = (typeof OFFICES)[number]
type Values = Wording & { ownerOffice: Office }

/** A standard of one's own office; its first wording is in force at once. */
export function CreateDialog({ roles, onClose }: { roles: readonly string[]; onClose: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const office = useOfficeWord()
  const schema = useWordingSchema()
  const act = useCreateRule(({ rule: { ref } }) => {
    say(t`${ref} is in force`)
    void navigate({ to: '/rules/$ref', params: { ref } })
  })
  const own = OFFICES.filter(each => roles.includes(`${each}_LEAD`))
  const offices = own.length ? own : OFFICES
  const form = useActForm<Values, ReturnType<typeof wordingInput> & { ownerOffice: Office }>({
    schema,
    defaults: { ...BLANK, ownerOffice: offices[0] },
    keep: 'rule/new',
    act,
    input: values => ({ ...wordingInput(values), ownerOffice: values.ownerOffice }),
  })
  return (
    <ActDialog
      title={t`New rule`}
      note={t`It is in force at once, and can be cited from then on.`}
      send={t`Put it in force`}
      onClose={onClose}
      form={form}
      act={act}
    >
      <FormSelect
        form={form}
        name="ownerOffice"
        label={t`Office that owns it`}
        size="m"
        options={offices.map(value => ({ value, label: office(value) }))}
      />
      <WordingFields form={form as never} />
    </ActDialog>
  )
}
