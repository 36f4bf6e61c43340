import { Trans } from '@lingui/react/macro'
import { Moment } from '~/words'
import s from './request.module.css'

type Props = { author: { readonly name: string } | null | undefined; at: string; sealed?: boolean }

/** Who said it, and when. Without an author it is a sealed person's word. */
export function Byline({ author, at }: Props) {
  return (
    <span className={s.byline}>
      {author?.name ?? <Trans>Sealed person</Trans>}, <Moment at={at} />
    </span>
  )
}
