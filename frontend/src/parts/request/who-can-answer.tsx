import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { whoCanAnswer_who$key } from '~/__generated__/whoCanAnswer_who.graphql'
import { Callout } from '~/design/callout/callout'
import { Amount } from '~/words'
import { useAuthorityWord } from './authority-word'
import { CanChain } from './who-can-chain'
import { CannotList } from './who-cannot'
import s from './request.module.css'

const fragment = graphql`
  fragment whoCanAnswer_who on WhoCan {
    countedAmount {
      amount
      currency
    }
    needed {
      act
    }
    chain {
      personId
      ...whoCanChain_can
    }
    able {
      personId
      name
      signs
      limit
    }
    unable {
      personId
      ...whoCannot_person
    }
    nobodyHolds
    notWaivable
  }
`

type Props = { who: whoCanAnswer_who$key; compact?: boolean }

/** The chain, whoever could sign as well, and why not the others; or that nobody can. */
export function WhoCanAnswer({ who: ref, compact }: Props) {
  const { t } = useLingui()
  const who = useFragment(fragment, ref)
  const authority = useAuthorityWord()
  const decided = who.needed.some(each => each.act === 'exception:override')
  const others = who.able.filter(able => !who.chain?.some(link => link.personId === able.personId))
  return (
    <div className={s.who}>
      {who.notWaivable && <Callout tone="bad" title={who.notWaivable} />}
      {who.nobodyHolds.map(label => (
        <Callout
          key={label}
          tone={decided ? 'info' : 'bad'}
          title={decided ? t`It is decided` : t`Nobody can sign: ${authority(label)}`}
        >
          {decided ? (
            <Trans>
              To decide otherwise takes more authority than it was decided with; nobody who is there now could
              sign: {authority(label)}.
            </Trans>
          ) : (
            <Trans>Nobody who is there now holds this authority for this ask.</Trans>
          )}
        </Callout>
      ))}
      {who.chain && <CanChain chain={who.chain} currency={who.countedAmount.currency} />}
      {!compact && (
        <p className={s.quiet}>
          <Trans>
            Counted with the program’s recent asks: <Amount money={who.countedAmount} />
          </Trans>
        </p>
      )}
      {others.length > 0 && (
        <p className={s.quiet}>
          <Trans>Could sign as well: {others.map(each => each.name).join(', ')}</Trans>
        </p>
      )}
      {who.unable.length > 0 && (
        <details className={s.details} open={!compact || undefined}>
          <summary>
            <Trans>Why not the others ({who.unable.length})</Trans>
          </summary>
          <CannotList people={who.unable} />
        </details>
      )}
    </div>
  )
}
