import { Trans } from '@lingui/react/macro'
import s from './request.module.css'

/** The line of the role policy that allowed an act: for whoever asks, folded away from everybody else. */
export function PolicyLine({ version, line }: { version?: number | null; line?: string | null }) {
  if (!line) return null
  return (
    <details className={s.why}>
      <summary>
        <Trans>Why: policy line</Trans>
      </summary>
      <code className={s.policy}>
        <Trans>
          Policy {version}: {line}
        </Trans>
      </code>
    </details>
  )
}
