import { useLingui } from '@lingui/react/macro'
import { Avatar } from '~/design/avatar/avatar'
import s from './triad.module.css'

type Stream = { readonly kind: string; readonly lead: { readonly name: string } | null | undefined }

const ORDER = ['DELIVERY', 'SERVICE_TRANSITION', 'PEOPLE_CHANGE']

/** Delivery, service transition, people change: the order in which the three stand everywhere. */
export const inOrder = <S extends { readonly kind: string }>(streams: readonly S[]) =>
  [...streams].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))

export function useLeadWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    DELIVERY: t`Project manager`,
    SERVICE_TRANSITION: t`Service lead`,
    PEOPLE_CHANGE: t`Change lead`,
  }
  return (kind: string) => words[kind] ?? kind
}

/** Who leads the three workstreams; a vacancy is an empty ring. */
export function Triad({ workstreams }: { workstreams: readonly Stream[] }) {
  const { t } = useLingui()
  const word = useLeadWord()
  return (
    <span className={s.triad}>
      {ORDER.map(kind => {
        const lead = workstreams.find(stream => stream.kind === kind)?.lead?.name
        const role = word(kind)
        const said = lead ? `${role}: ${lead}` : t`${role}: vacant`
        return (
          <span key={kind} role="img" aria-label={said} title={said} data-vacant={!lead || undefined}>
            {lead && <Avatar name={lead} size={22} />}
          </span>
        )
      })}
    </span>
  )
}
