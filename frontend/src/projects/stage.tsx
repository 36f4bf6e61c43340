import { useLingui } from '@lingui/react/macro'
import s from './stage.module.css'

const ORDER = ['INTAKE', 'DEFINE', 'PLAN', 'EXECUTE', 'CLOSE']

export function useStageWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    INTAKE: t({ message: 'Intake', context: 'stage' }),
    DEFINE: t({ message: 'Define', context: 'stage' }),
    PLAN: t({ message: 'Plan', context: 'stage' }),
    EXECUTE: t({ message: 'Execute', context: 'stage' }),
    CLOSE: t({ message: 'Close', context: 'stage' }),
  }
  return (stage: string) => words[stage] ?? stage
}

/** How far along a project is: five steps, and the word. */
export function StageSteps({ stage }: { stage: string }) {
  const word = useStageWord()
  const reached = ORDER.indexOf(stage)
  return (
    <span className={s.stage}>
      <span className={s.steps} aria-hidden>
        {ORDER.map((name, index) => (
          <i key={name} data-on={index <= reached || undefined} />
        ))}
      </span>
      {word(stage)}
    </span>
  )
}
