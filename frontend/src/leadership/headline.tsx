import { useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { headline_page$key } from '~/__generated__/headline_page.graphql'
import { useWords } from '~/words'
import s from './leadership.module.css'

const fragment = graphql`
  fragment headline_page on Leadership {
    openRequests
    gatesBlocked
    burningPerDay {
      amount
      currency
    }
    gates {
      id
    }
  }
`

/** One sentence computed from the figures below it, never written by hand: what burns, and what is blocked. */
export function Headline({ page }: { page: headline_page$key }) {
  return <h2 className={s.headline}>{useHeadline(useFragment(fragment, page))}</h2>
}

type Figures = {
  readonly openRequests: number
  readonly gatesBlocked: number
  readonly burningPerDay: { readonly amount: string; readonly currency: string } | null | undefined
  readonly gates: readonly unknown[]
}

export function useHeadline({ openRequests, gatesBlocked, burningPerDay, gates }: Figures) {
  const { t } = useLingui()
  const words = useWords()
  const parts: string[] = []
  if (openRequests > 0) {
    const waiting = plural(openRequests, { one: '# request waits', other: '# requests wait' })
    const cost = burningPerDay && words.money(burningPerDay, { digits: 0 })
    parts.push(
      cost
        ? plural(openRequests, {
            one: `# request waits for an answer and costs ${cost} a day`,
            other: `# requests wait for an answer and cost ${cost} a day`,
          })
        : waiting,
    )
  }
  if (gates.length > 0) {
    const due = gates.length
    parts.push(
      gatesBlocked > 0
        ? plural(due, {
            one: `the gate of the next 90 days is not ready`,
            other: `${gatesBlocked} of # gates in the next 90 days are not ready`,
          })
        : plural(due, {
            one: `the gate of the next 90 days is ready`,
            other: `all # gates of the next 90 days are ready`,
          }),
    )
  }
  if (parts.length === 0) return t`Nothing waits, and no gate is due in the next 90 days.`
  const sentence = parts.join('; ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}
