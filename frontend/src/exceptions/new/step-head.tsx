import type { ReactNode } from 'react'
import s from './new.module.css'

/** The one question of a step, and a sentence that helps to answer it. */
export function StepHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div>
      <h2 id="question" tabIndex={-1} className={s.question}>
        {title}
      </h2>
      {children && <p className={s.help}>{children}</p>}
    </div>
  )
}
