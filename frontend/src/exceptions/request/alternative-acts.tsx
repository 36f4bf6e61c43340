import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { Button } from '~/design/button/button'
import { say } from '~/design/toast/toast'
import type { Alternative } from '~/parts/request/alternatives'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useMarkAlternative } from '../acts/mark-alternative'
import { useSignAlternative } from '../acts/sign-alternative'
import { useWithdrawAlternative } from '../acts/withdraw-alternative'
import { useBench } from './workbench'

/** Real or not for the requester; a signature for each side; either side revises; its author can take it back. */
export function AlternativeActs({ alternative }: { alternative: Alternative }) {
  const { t } = useLingui()
  const { hint, reload, open } = useBench()
  const mark = useMarkAlternative()
  const sign = useSignAlternative(useCallback(() => say(t`Signed for your side`), [t]))
  const withdraw = useWithdrawAlternative(useCallback(() => say(t`Taken back; it stays in the history`), [t]))
  const { id, real, mine, sealed } = alternative
  const unsealing = hint('openSeal')
  const marking = hint('markAlternative')
  const signing = hint('signAlternative')
  const proposing = hint('proposeAlternative')
  const revising = hint('reviseAlternative')
  const refused = [mark, sign, withdraw].find(act => act.refusal)
  return (
    <>
      {marking && !marking.reason && (
        <>
          <Button
            size="s"
            aria-pressed={real === true}
            busy={mark.busy}
            onClick={() => void mark.send({ alternativeId: id, real: true })}
          >
            {t`Real`}
          </Button>
          <Button
            size="s"
            aria-pressed={real === false}
            onClick={() => open({ act: 'notReal', alternative })}
          >
            {t`Not real`}
          </Button>
        </>
      )}
      {signing && !signing.reason && (
        <Button size="s" busy={sign.busy} onClick={() => void sign.send({ alternativeId: id })}>
          {t`Sign for my side`}
        </Button>
      )}
      {revising && !revising.reason && (
        <Button size="s" variant="ghost" onClick={() => open({ act: 'reviseAlternative', alternative })}>
          {t`Revise`}
        </Button>
      )}
      {proposing && !proposing.reason && mine && (
        <Button
          size="s"
          variant="ghost"
          busy={withdraw.busy}
          onClick={() => void withdraw.send({ alternativeId: id })}
        >
          {t`Take back`}
        </Button>
      )}
      {sealed && !mine && unsealing && !unsealing.reason && (
        <Button
          size="s"
          variant="ghost"
          onClick={() => open({ act: 'openSeal', id, label: alternative.title })}
        >
          {t`Open the seal…`}
        </Button>
      )}
      {refused && (
        <RefusalView refusal={refused.refusal} onRetry={() => void refused.retry()} onReload={reload} />
      )}
    </>
  )
}
