import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { similarityBar_found$key } from '~/__generated__/similarityBar_found.graphql'
import { useWords } from '~/words'
import { usePartWord } from './part-words'
import s from './precedents.module.css'

const fragment = graphql`
  fragment similarityBar_found on FoundPrecedent {
    parts {
      part
      weight
      agreement
      share
      reason
    }
  }
`

/** How alike, part by part: what each could add and what it does; the parts add up to the whole. */
export function SimilarityBar({ found, label }: { found: similarityBar_found$key; label: string }) {
  const { t } = useLingui()
  const words = useWords()
  const part = usePartWord()
  const { parts } = useFragment(fragment, found)
  const points = (share: string) => words.percent(Number(share))
  return (
    <details className={s.explained}>
      <summary>
        <span className={s.bar} aria-hidden>
          {parts.map(each => (
            <span key={each.part} style={{ flexGrow: Number(each.weight) }}>
              <i style={{ width: `${(Number(each.share) / Number(each.weight)) * 100}%` }} />
            </span>
          ))}
        </span>
        <span className={s.alike}>{label}</span>
      </summary>
      <ul className={s.parts}>
        {parts.map(each => (
          <li key={each.part}>
            <span>{part(each.part)}</span>
            <span className={s.points}>
              {each.agreement === null
                ? t`not comparable`
                : t`${points(each.share)} of ${points(each.weight)}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
