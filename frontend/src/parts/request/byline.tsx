import { Trans } from '@lingui/react/macro'
import { DayOf, Moment } from '~/words'
import s from './request.module.css'

type Props = {
  author: { readonly name: string } | null | undefined
  at: string
  /** A sealed person's word is dated by its day alone. */
  sealed?: boolean
  /** It is the reader's own. */
  mine?: boolean
}

/** Who said it, and when. Without an author it is a sealed person's word. */
export function Byline({ author, at, sealed, mine }: Props) {
  return (
    <span className={s.byline}>
      {author?.name ?? (mine ? <Trans>You, under seal</Trans> : <Trans>Sealed person</Trans>)},{' '}
      {sealed ? <DayOf at={at} /> : <Moment at={at} />}
    </span>
  )
}
