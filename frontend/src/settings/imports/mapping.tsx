import { Trans, useLingui } from '@lingui/react/macro'
import { Select } from '~/design/field/text-field'
import { useFieldWord } from './field-words'
import type { Preview } from './rest'
import s from './imports.module.css'

type Props = {
  seen: Preview
  mapping: Readonly<Record<string, string>>
  onChange: (mapping: Readonly<Record<string, string>>) => void
}

/** Which column is which field; what the headings say is proposed. */
export function Mapping({ seen, mapping, onChange }: Props) {
  const { t } = useLingui()
  const word = useFieldWord()
  const used = Object.values(mapping)
  const unused = seen.headings.filter(heading => heading && !used.includes(heading))
  const change = (field: string, heading: string) => {
    const rest = Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== field))
    onChange(heading ? { ...rest, [field]: heading } : rest)
  }
  return (
    <fieldset className={s.mapping}>
      <legend>
        <Trans>Which column is which?</Trans>
      </legend>
      <div className={s.pairs}>
        {seen.fields.map(field => (
          <Select
            key={field.name}
            id={`mapping.${field.name}`}
            label={word(field)}
            optional={!field.required}
            value={mapping[field.name] ?? ''}
            placeholder={t`not in the file`}
            error={field.required && !mapping[field.name] ? t`This is needed; choose its column.` : undefined}
            options={seen.headings.filter(Boolean).map(heading => ({ value: heading, label: heading }))}
            onChange={event => change(field.name, event.target.value)}
          />
        ))}
      </div>
      {unused.length > 0 && (
        <p className={s.small}>
          <Trans>Not used: {unused.join(', ')}</Trans>
        </p>
      )}
    </fieldset>
  )
}
