import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, type ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { usePayerWord } from '~/parts/request/words'
import { Amount, Day, NoValue } from '~/words'
import { later } from '~/design/later'
import { BurnPreview } from './burn-preview-view'
import { titleOf } from './request-input'
import { StepHead } from './step-head'
import type { Values } from './values'
import s from './new.module.css'

const Waived = later(async () => (await import('./waived')).Waived)

/** Everything once more before it is sent, each line with the way back to it. */
export function StepReview({ onEdit }: { onEdit: (step: number) => void }) {
  const { t } = useLingui()
  const payer = usePayerWord()
  const values = useFormContext<Values>().watch()
  const line = (step: number, term: string, value: ReactNode) => (
    <div className={s.line}>
      <dt>{term}</dt>
      <dd>{value}</dd>
      <dd>
        <button type="button" className="link" onClick={() => onEdit(step)} aria-label={t`Edit: ${term}`}>
          <Trans>Edit</Trans>
        </button>
      </dd>
    </div>
  )
  const unit = values.providerUnit?.label ?? ''
  return (
    <>
      <StepHead title={t`Check and send`}>
        <Trans>It goes to {unit} at once; the clock starts when you send it.</Trans>
      </StepHead>
      <Suspense>
        <Waived values={values} />
      </Suspense>
      <dl className={s.review}>
        {line(0, t`Title`, values.title || titleOf(values.need))}
        {line(0, t`Need`, values.need)}
        {line(0, t`Wanted outcome`, values.wantedOutcome)}
        {line(1, t`Project`, values.project?.label)}
        {line(1, t`Providing unit`, unit)}
        {line(
          1,
          t`Concerns`,
          values.targets.length ? (
            <ul>
              {values.targets.map(target => (
                <li key={target.kind + target.id}>{target.label}</li>
              ))}
            </ul>
          ) : (
            t`nothing named`
          ),
        )}
        {line(
          2,
          t`Amount asked`,
          <Amount money={{ amount: values.amount || '0', currency: values.currency }} />,
        )}
        {line(2, t`Who pays`, payer(values.paidBy))}
        {line(2, t`Needed by`, values.neededBy ? <Day day={values.neededBy} /> : t`no day named`)}
        {line(3, t`Share that stands idle`, <Shares values={values} />)}
        {line(3, t`Basis of the share idled`, values.phiBasis || <NoValue why="not-stated" />)}
        {line(
          3,
          t`Hours that count`,
          values.hoursBasis === 'WORKING' ? t`Working hours` : t`Every hour of the week`,
        )}
      </dl>
      <Suspense>
        <BurnPreview />
      </Suspense>
    </>
  )
}

/** Low, likely and high as they were written; none of them is "not stated", never zero. */
function Shares({ values: { phiLow, phiLikely, phiHigh } }: { values: Values }) {
  if (!phiLikely) return <NoValue why="not-stated" />
  return (
    <span className="num">
      <Trans>
        {phiLow} % to {phiHigh} %, likely {phiLikely} %
      </Trans>
    </span>
  )
}
