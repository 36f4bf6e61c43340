import { useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { headline_page$key } from '~/__generated__/headline_page.graphql'
import { useWords } from '~/words'
import s from './leadership.module.css'

const fragment = graphql`
  fragment headline_page on Leadership {
    openRequests
    gatesReady {
      counted
      withExceptions
      withoutExceptions
    }
    burningPerDay {
      amount
      currency
    }
  }
`

/** One sentence computed from the figures below it, never written by hand: what burns, and what is ready. */
export function Headline({ page }: { page: headline_page$key }) {
  return <h2 className={s.headline}>{useHeadline(useFragment(fragment, page))}</h2>
}

type Figures = {
  readonly openRequests: number
  readonly gatesReady: { counted: number; withExceptions: number; withoutExceptions: number }
  readonly burningPerDay: { readonly amount: string; readonly currency: string } | null | undefined
}

export function useHeadline({ openRequests, gatesReady, burningPerDay }: Figures) {
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
  const { counted: due, withExceptions: ready, withoutExceptions: bare } = gatesReady
  if (due > 0)
    parts.push(
      plural(due, {
        one: `${ready} of # gate of the next 90 days is ready, ${bare} without exceptions`,
        other: `${ready} of # gates of the next 90 days are ready, ${bare} without exceptions`,
      }),
    )
  if (parts.length === 0) return t`Nothing waits, and no gate is due in the next 90 days.`
  const sentence = parts.join('; ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}
