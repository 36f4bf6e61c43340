import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { say } from '~/design/toast/toast'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { TermsView, type TermsOf } from '~/parts/request/terms-list'
import { useSignTerms } from '../acts/sign-terms'
import s from './decide.module.css'

type Props = {
  terms: TermsOf
  request: { readonly ref: string; readonly version: number }
  hint: { reason?: string }
  /** Whether other terms may be written. */
  mayWrite: { reason?: string }
  /** Writes other terms instead. */
  onOther: () => void
  onReload: () => void
}

/** Terms that somebody wrote and that wait for another signature: one press, and one question. */
export function SignBar({ terms, request, hint, mayWrite, onOther, onReload }: Props) {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const act = useSignTerms(() => say(t`Signed`))
  const sign = () => {
    setAsking(false)
    void act.send({ termsId: terms.id, seen: request.version })
  }
  return (
    <div className={s.sign}>
      <div>
        <h2>
          <Trans>These terms wait for a signature</Trans>
        </h2>
        <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} onReload={onReload} />
        <TermsView terms={terms} />
      </div>
      <div className={s.signActs}>
        {hint.reason && <span className={s.reason}>{hint.reason}</span>}
        <Button variant="ghost" {...mayWrite} onClick={onOther}>
          <Trans>Write other terms</Trans>
        </Button>
        <Button variant="primary" size="l" busy={act.busy} {...hint} onClick={() => setAsking(true)}>
          <Trans>Sign these terms</Trans>
        </Button>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t`Sign the terms of ${request.ref}?`}
        note={t`You sign with every authority that you hold for it. The last signature makes the decision.`}
        acts={
          <>
            <Button onClick={() => setAsking(false)}>
              <Trans>Back</Trans>
            </Button>
            <Button variant="primary" onClick={sign}>
              <Trans>Sign</Trans>
            </Button>
          </>
        }
      />
    </div>
  )
}
