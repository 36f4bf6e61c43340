import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { precedentItem_found$key } from '~/__generated__/precedentItem_found.graphql'
import { Badge } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { later } from '~/design/later'
import { Amount, Day, Moment, useWords } from '~/words'
import { stateTone, useOutcomeWord } from '~/parts/request/words'
import { SimilarityBar } from './similarity-bar'
import s from './precedents.module.css'

const StanceDialog = later(async () => (await import('./stance-dialog')).StanceDialog)

const fragment = graphql`
  fragment precedentItem_found on FoundPrecedent {
    outcome
    decidedAt
    similarity
    close
    obliges
    myWord
    request {
      id
      ref
      title
      amount {
        amount
        currency
      }
      decisionInForce {
        reason
        terms {
          validUntil
          conditions {
            statement
          }
        }
      }
      harms {
        id
        text
        happenedOn
      }
    }
    ...similarityBar_found
  }
`
type Props = {
  of: string
  found: precedentItem_found$key
  stance: { reason?: string } | null
  onDone?: () => void
}

/** One decided request: its outcome and terms, what came of it, how like this one it is, and one's word to it. */
export function PrecedentItem({ of, found, stance, onDone }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const outcome = useOutcomeWord()
  const told = useFragment(fragment, found)
  const [asking, setAsking] = useState<'follow' | 'distinguish' | null>(null)
  const { request } = told
  const terms = request.decisionInForce?.terms
  const share = words.percent(Number(told.similarity))
  return (
    <li
      id={`precedents.${request.ref}`}
      tabIndex={-1}
      className={s.item}
      data-close={told.close || undefined}
    >
      <div className={s.head}>
        <Link to="/exceptions/$ref" params={{ ref: request.ref }}>
          {request.ref}
        </Link>
        <b className={s.title}>{request.title}</b>
        <Badge quiet tone={stateTone(told.outcome.toLowerCase())}>
          {outcome(told.outcome)}
        </Badge>
      </div>
      <p className={s.facts}>
        <Amount money={request.amount} /> · <Moment at={told.decidedAt} />
        {terms && (
          <>
            {' · '}
            <Trans>
              until <Day day={terms.validUntil.slice(0, 10)} />
            </Trans>
          </>
        )}
      </p>
      {request.decisionInForce && <p className={s.reason}>{request.decisionInForce.reason}</p>}
      {terms?.conditions.map(each => (
        <p key={each.statement} className={s.facts}>
          <Trans>On condition: {each.statement}</Trans>
        </p>
      ))}
      {request.harms.map(harm => (
        <p key={harm.id} className={s.harm}>
          <Trans>
            Harm since (<Day day={harm.happenedOn} />
            ): {harm.text}
          </Trans>
        </p>
      ))}
      <SimilarityBar found={told} label={told.close ? t`${share} alike: close` : t`${share} alike`} />
      {told.myWord && (
        <p className={s.mine}>
          {told.myWord === 'FOLLOWED' ? t`You follow it.` : t`You said what is different here.`}
        </p>
      )}
      {stance && (
        <div className={s.acts}>
          <Button size="s" reason={stance.reason} onClick={() => setAsking('follow')}>
            <Trans>Follow it</Trans>
          </Button>
          <Button size="s" reason={stance.reason} onClick={() => setAsking('distinguish')}>
            <Trans>Say what is different</Trans>
          </Button>
        </div>
      )}
      {asking && (
        <StanceDialog
          kind={asking}
          request={of}
          precedent={request}
          onClose={() => setAsking(null)}
          onDone={onDone}
        />
      )}
    </li>
  )
}
