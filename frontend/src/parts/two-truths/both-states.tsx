import { Trans } from '@lingui/react/macro'
import { KeyBadge, useKeyWord } from '~/words'
import s from './two-truths.module.css'

type Props = { state: string; without: string; quiet?: boolean }

/** How something stands with exceptions, and in words how it stands without them where that is otherwise. */
export function BothStates({ state, without, quiet }: Props) {
  const word = useKeyWord()
  return (
    <span className={s.truths}>
      <KeyBadge state={state} quiet={quiet} />
      {state !== without && (
        <span className={s.without} data-unlike>
          <Trans>without exceptions: {word(without)}</Trans>
        </span>
      )}
    </span>
  )
}
