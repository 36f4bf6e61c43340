import { Combobox } from '@base-ui/react/combobox'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronsUpDown, X } from 'lucide-react'
import { useState } from 'react'
import { Field, useFieldIds, type FieldProps } from './field'
import f from './field.module.css'
import s from './picker-remote.module.css'

/** A record that was picked, with what is shown of it. */
export type Picked = {
  readonly id: string
  readonly label: string
  readonly note?: string | null
  /** Why it cannot be picked here: it is shown, closed, with this. */
  readonly refused?: { readonly code: string; readonly message: string } | null
}
export type Found = { records: readonly Picked[]; state: 'searching' | 'found' | 'failed' }

export type PickerProps = FieldProps & {
  id?: string
  value: Picked | null
  onChange: (picked: Picked | null) => void
  onBlur?: () => void
  placeholder?: string
  /** A hook that finds what matches, asked while the list is open; the same function at every render. */
  useFound: (typed: string, asking: boolean) => Found
}

/** One record of many, found elsewhere by a part of its name. */
export default function PickerRemote({
  id,
  value,
  onChange,
  onBlur,
  placeholder,
  useFound,
  ...field
}: PickerProps) {
  const { t } = useLingui()
  const ids = useFieldIds(id, undefined, field)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const { records, state } = useFound(typed, open)
  const items = value && !records.some(one => one.id === value.id) ? [...records, value] : records
  return (
    <Field {...field} ids={ids}>
      <Combobox.Root
        items={items}
        filter={null}
        value={value}
        onValueChange={onChange}
        open={open}
        onOpenChange={setOpen}
        onInputValueChange={(text, { reason }) => setTyped(reason === 'input-change' ? text : '')}
        itemToStringLabel={(one: Picked) => one.label}
        isItemEqualToValue={(one: Picked, other: Picked) => one.id === other.id}
        autoHighlight
      >
        <div className={f.shell}>
          <Combobox.Input
            {...ids.aria}
            id={ids.control}
            className={f.control}
            placeholder={placeholder ?? t`Type a part of the name`}
            onBlur={onBlur}
          />
          <span className={f.end}>
            {value && (
              <Combobox.Clear className={f.pick} aria-label={t`Clear`}>
                <X size={14} aria-hidden />
              </Combobox.Clear>
            )}
            <Combobox.Trigger className={f.pick} aria-label={t`Show the list`}>
              <ChevronsUpDown size={14} aria-hidden />
            </Combobox.Trigger>
          </span>
        </div>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={4} className={s.positioner}>
            <Combobox.Popup className={s.popup}>
              <Combobox.Status className={s.none}>
                {state === 'searching' ? (
                  <Trans>Searching…</Trans>
                ) : state === 'failed' ? (
                  <Trans>The list could not be read. Type again to try again.</Trans>
                ) : null}
              </Combobox.Status>
              <Combobox.Empty className={s.none}>
                {state === 'found' && <Trans>Nothing matches. Try fewer letters.</Trans>}
              </Combobox.Empty>
              <Combobox.List className={s.list}>
                {(one: Picked) => (
                  <Combobox.Item key={one.id} value={one} disabled={Boolean(one.refused)} className={s.item}>
                    <span>{one.label}</span>
                    {one.note && <small>{one.note}</small>}
                    {one.refused && <small className={s.refused}>{one.refused.message}</small>}
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </Field>
  )
}
