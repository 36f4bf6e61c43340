import { Trans, useLingui } from '@lingui/react/macro'
import { ButtonLink } from '~/design/button/button'
import { StatusMark } from '~/design/badge/badge'
import { useWords } from '~/words'
import type { StepWords } from './step-words'
import s from './start.module.css'

export type Step = {
  readonly step: string
  readonly there: number
  readonly needed: number
  readonly missing: boolean
}
type Props = { step: Step; words: StepWords; acts: readonly string[]; next: boolean }

/** One thing that an organisation needs: how many there are, why, and its one act (type or import). */
export function StepRow({ step, words, acts, next }: Props) {
  const { t } = useLingui()
  const say = useWords()
  const mayType = acts.includes(words.type.act)
  const mayImport = Boolean(words.file) && acts.includes('data:import')
  const [path = '', query = ''] = words.type.to.split('?')
  return (
    <li className={s.step} data-missing={step.missing || undefined}>
      <StatusMark
        tone={step.missing ? (next ? 'info' : 'none') : 'good'}
        label={step.missing ? t`Missing` : t`There`}
      />
      <div className={s.text}>
        <h3 className={s.name}>
          {words.title}
          <span className={s.count}>
            {step.missing && step.needed > 1 ? (
              <Trans>
                {say.count(step.there)} of {say.count(step.needed)}
              </Trans>
            ) : (
              say.count(step.there)
            )}
          </span>
        </h3>
        <p className={s.why}>{words.why}</p>
      </div>
      <div className={s.acts}>
        {mayType && (
          <ButtonLink
            to={path}
            search={Object.fromEntries(new URLSearchParams(query)) as never}
            variant={next ? 'primary' : 'default'}
            size="s"
          >
            {words.type.label}
          </ButtonLink>
        )}
        {mayImport && (
          <ButtonLink
            to="/settings/imports"
            search={{ kind: words.file } as never}
            variant={next && !mayType ? 'primary' : 'default'}
            size="s"
          >
            <Trans>Import a file</Trans>
          </ButtonLink>
        )}
        {!mayType && !mayImport && (
          <span className={s.who}>
            <Trans>Who can: {words.whoCan}</Trans>
          </span>
        )}
      </div>
    </li>
  )
}
