import { useLingui } from '@lingui/react/macro'
import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import { TextField } from '~/design/field/text-field'
import s from './password.module.css'

type Props = Omit<ComponentProps<typeof TextField>, 'type' | 'end'> & {
  /** One is set, so what makes a good one is said. */
  fresh?: boolean
}

/** A password, shown on wish; works with `{...register('password')}`. */
export function PasswordField({ fresh, hint, ...field }: Props) {
  const { t } = useLingui()
  const [shown, setShown] = useState(false)
  return (
    <TextField
      autoComplete={fresh ? 'new-password' : 'current-password'}
      spellCheck={false}
      {...field}
      type={shown ? 'text' : 'password'}
      hint={hint ?? (fresh && t`At least 12 characters. A sentence is fine, and easy to remember.`)}
      end={
        <button
          type="button"
          className={s.eye}
          aria-pressed={shown}
          aria-label={t`Show the password`}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
        </button>
      }
    />
  )
}
