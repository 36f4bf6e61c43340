import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { whoCanChain_can$key } from '~/__generated__/whoCanChain_can.graphql'
import { PersonChip } from '~/parts/person/person-chip'
import { useWords } from '~/words'
import { useAuthorityWord } from './authority-word'
import s from './request.module.css'

const fragment = graphql`
  fragment whoCanChain_can on CanSignNow {
    name
    signs
    limit
    policyLine
    standsInFor {
      name
      awayUntil
    }
  }
`

type Link = whoCanChain_can$key & { readonly personId: string }

/** The shortest chain of people who are there: each with what they sign. */
export function CanChain({ chain, currency }: { chain: readonly Link[]; currency: string }) {
  const { t } = useLingui()
  return (
    <ol className={s.people} aria-label={t`Who signs, in this order`}>
      {chain.map(link => (
        <CanSign key={link.personId} can={link} currency={currency} />
      ))}
    </ol>
  )
}

/** Limits come in the base currency; "unlimited" comes as a word. */
function CanSign({ can, currency }: { can: whoCanChain_can$key; currency: string }) {
  const { t } = useLingui()
  const words = useWords()
  const { name, signs, limit, policyLine, standsInFor } = useFragment(fragment, can)
  const authority = useAuthorityWord()
  const what = words.list(signs.map(authority))
  const upTo = limit && /^\d/.test(limit) ? words.money({ amount: limit, currency }) : null
  const may = upTo ? t`${what}, up to ${upTo}` : limit ? t`${what}, without a limit` : what
  const lender = standsInFor?.name
  const lent =
    standsInFor && (standsInFor.awayUntil ? t`for ${lender}, who is away` : t`for ${standsInFor.name}`)
  return (
    <li title={policyLine}>
      <PersonChip name={name} size="m" note={lent ? `${lent} · ${may}` : may} />
    </li>
  )
}
