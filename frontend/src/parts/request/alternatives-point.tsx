import { Plural, Trans } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import s from './request.module.css'

/** The alternatives that a refusal rests on are on the request itself; here only how many, and what lacks. */
export function AlternativesPoint({ count, error }: { count: number; error?: string | undefined }) {
  return (
    <div id="alternatives" tabIndex={-1} className={s.point} data-wrong={error ? true : undefined}>
      <b>
        <Trans>Alternatives</Trans>
      </b>{' '}
      <Plural
        value={count}
        _0="None is offered on the request"
        one="One is offered on the request"
        other="# are offered on the request"
      />
      {error && (
        <p className={s.pointError}>
          <CircleAlert size={14} aria-hidden /> {error}
        </p>
      )}
    </div>
  )
}
