import { useLingui } from '@lingui/react/macro'
import { Tip } from '~/design/tip/tip'
import { useWords } from '~/words'
import s from './provenance.module.css'

type Props = {
  kind: 'PUBLISHED' | 'IMPORTED' | 'ENTERED' | 'ILLUSTRATIVE' | (string & {})
  /** Publisher, file or person. */
  source?: string | null
  /** The day for which it holds. */
  asOf?: string | null
}

/** Where a record comes from. Illustrative data is said to be so, always in sight. */
export function ProvenanceBadge({ kind, source, asOf }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const names: Record<string, string> = {
    PUBLISHED: t`Published`,
    IMPORTED: t`Imported`,
    ENTERED: t`Entered`,
    ILLUSTRATIVE: t`Illustrative`,
  }
  const when = asOf && (asOf.length === 10 ? words.day(asOf) : words.moment(asOf))
  const detail = [source, when && t`as of ${when}`].filter(Boolean).join(', ')
  const badge = (
    <button type="button" className={s.badge} data-kind={kind}>
      {names[kind] ?? kind}
    </button>
  )
  if (!detail) {
    return (
      <span className={s.badge} data-kind={kind}>
        {names[kind] ?? kind}
      </span>
    )
  }
  return <Tip label={detail}>{badge}</Tip>
}
