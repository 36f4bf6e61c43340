import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { whoCanQuery } from '~/__generated__/whoCanQuery.graphql'
import { Callout } from '~/design/callout/callout'
import { Skeleton } from '~/design/skeleton/skeleton'
import { Amount } from '~/words'
import { useAuthorityWord } from './authority-word'
import { CanChain } from './who-can-chain'
import { CannotList } from './who-cannot'
import s from './request.module.css'

const query = graphql`
  query whoCanQuery($request: ID!) {
    whoCanSayYes(request: $request) {
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
  }
`

type Props = {
  request: string
  /** The request's version: what was read for another one is read anew. */
  version: number
  /** Only the chain; why not the others is one press away. */
  compact?: boolean
}

/** Who can say yes to exactly this ask: the shortest chain as people, and why not the others. */
export function WhoCan(props: Props) {
  return (
    <Suspense fallback={<Skeleton height={96} />}>
      <Answer {...props} />
    </Suspense>
  )
}

function Answer({ request, version, compact }: Props) {
  const { t } = useLingui()
  const options = { fetchPolicy: 'store-and-network', fetchKey: version } as const
  const { whoCanSayYes: who } = useLazyLoadQuery<whoCanQuery>(query, { request }, options)
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
