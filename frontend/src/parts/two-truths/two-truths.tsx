import { Trans } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { twoTruths_compliance$key } from '~/__generated__/twoTruths_compliance.graphql'
import { useWords } from '~/words'
import s from './two-truths.module.css'

const fragment = graphql`
  fragment twoTruths_compliance on Compliance {
    counted
    withExceptions
    withoutExceptions
  }
`
export type Truths = {
  readonly counted: number
  readonly withExceptions: number
  readonly withoutExceptions: number
}

/** Figures of parts as one of the whole. */
export const added = (parts: readonly Truths[]): Truths => ({
  counted: parts.reduce((sum, part) => sum + part.counted, 0),
  withExceptions: parts.reduce((sum, part) => sum + part.withExceptions, 0),
  withoutExceptions: parts.reduce((sum, part) => sum + part.withoutExceptions, 0),
})

/** A figure of compliance: how many comply with exceptions, and how many without; always both. */
export const TwoTruths = ({ compliance }: { compliance: twoTruths_compliance$key }) => (
  <BothTruths truths={useFragment(fragment, compliance)} />
)

/** The same of a figure that a page added up. */
export function BothTruths({ truths }: { truths: Truths }) {
  const words = useWords()
  const counted = words.count(truths.counted)
  const complies = words.count(truths.withExceptions)
  const bare = words.count(truths.withoutExceptions)
  if (truths.counted === 0)
    return (
      <span className={s.without}>
        <Trans>nothing judged yet</Trans>
      </span>
    )
  return (
    <span className={s.truths}>
      <span className="num">
        <Trans>
          {complies} of {counted} comply
        </Trans>
      </span>
      <span className={s.without} data-unlike={truths.withExceptions > truths.withoutExceptions || undefined}>
        <span className="sr">; </span>
        <Trans>
          {bare} of {counted} without exceptions
        </Trans>
      </span>
    </span>
  )
}
