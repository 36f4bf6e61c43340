import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent } from 'react'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { TextField } from '~/design/field/text-field'
import { useWords } from '~/words'
import { signIn } from './session'
import s from './sign-in-form.module.css'

type Trouble = { message: string; tone: 'bad' | 'warn' } | null

/** Email and password; what was typed stays when it did not work. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useLingui()
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({})

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget)
    const email = String(data.get('email') ?? '').trim()
    const password = String(data.get('password') ?? '')
    const lacks = {
      ...(!email && { email: t`Enter your email address.` }),
      ...(!password && { password: t`Enter your password.` }),
    }
    setMissing(lacks)
    setTrouble(null)
    if (lacks.email || lacks.password) {
      document.getElementById(lacks.email ? 'email' : 'password')?.focus()
      return
    }
    setBusy(true)
    const answer = await signIn(email, password)
    if (answer.ok) return onSignedIn()
    setBusy(false)
    setTrouble(troubleOf(answer))
  }

  const troubleOf = (answer: { message: string | null; retryAfter: number | null }): Trouble => {
    if (answer.retryAfter !== null) {
      const wait = words.duration(answer.retryAfter * 1000, 'long')
      return { tone: 'warn', message: t`Too many tries. Wait ${wait}, then try again.` }
    }
    if (answer.message) return { tone: 'bad', message: answer.message }
    return { tone: 'warn', message: t`The server could not be reached. What you typed is kept; try again.` }
  }

  return (
    <form className={s.form} onSubmit={event => void submit(event)} noValidate>
      {trouble && <Callout tone={trouble.tone} role="alert" title={trouble.message} />}
      <TextField
        label={t`Email`}
        name="email"
        type="email"
        autoComplete="username"
        spellCheck={false}
        error={missing.email}
      />
      <TextField
        label={t`Password`}
        name="password"
        type="password"
        autoComplete="current-password"
        error={missing.password}
      />
      <Button type="submit" variant="primary" size="l" busy={busy}>
        <Trans>Sign in</Trans>
      </Button>
    </form>
  )
}
