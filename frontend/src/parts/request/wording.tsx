import { Byline } from './byline'
import s from './request.module.css'

type Props = { text: string; author: { readonly name: string } | null | undefined; at: string }

/** The provider's words, in the dialog in which they are agreed to or corrected. */
export function Wording({ text, author, at }: Props) {
  return (
    <figure className={s.words} data-side="provider">
      <blockquote className={s.quote}>{text}</blockquote>
      <Byline author={author} at={at} />
    </figure>
  )
}
