import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { termsList_request$data, termsList_request$key } from '~/__generated__/termsList_request.graphql'
import { Badge } from '~/design/badge/badge'
import { Day, Moment } from '~/words'
import { Byline } from './byline'
import s from './request.module.css'

const fragment = graphql`
  fragment termsList_request on ExceptionRequest {
    decisionInForce {
      id
      terms {
        id
      }
    }
    terms {
      id
      reason
      validUntil
      at
      open
      author {
        name
      }
      alternative {
        title
      }
      conditions {
        id
        statement
        dueOn
        metAt
        evidence
      }
      signatures {
        id
        kind
        office
        at
        author {
          id
          name
        }
        onBehalfOf {
          name
        }
      }
    }
  }
`

export type TermsOf = termsList_request$data['terms'][number]
type Condition = TermsOf['conditions'][number]

/** The terms in force, and terms that wait for a signature; null where there are none. */
export function useTerms(request: termsList_request$key) {
  const told = useFragment(fragment, request)
  const inForce = told.terms.find(terms => terms.id === told.decisionInForce?.terms?.id) ?? null
  return { inForce, open: told.terms.find(terms => terms.open) ?? null }
}

type Props = { terms: TermsOf; conditionAct?: (condition: Condition) => ReactNode }

/** What an approval says: reason, until when, conditions with their days, and who signed. */
export function TermsView({ terms }: { terms: TermsOf }) {
  return (
    <div className={s.terms}>
      <blockquote className={s.quote}>{terms.reason}</blockquote>
      <TermsFacts terms={terms} />
      <Signatures terms={terms} />
    </div>
  )
}

/** Until when it holds, for what, and under which conditions; without the reason, which the decision tells. */
export function TermsFacts({ terms, conditionAct }: Props) {
  return (
    <div className={s.terms}>
      <p>
        <Trans>
          Valid until <Moment at={terms.validUntil} exact />
        </Trans>
        {terms.alternative && (
          <>
            {' · '}
            <Trans>for “{terms.alternative.title}”</Trans>
          </>
        )}
      </p>
      {terms.conditions.length > 0 && (
        <ul className={s.list}>
          {terms.conditions.map(condition => (
            <li key={condition.id} className={s.condition}>
              <ConditionLine condition={condition} />
              {conditionAct?.(condition)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function ConditionLine({ condition }: { condition: Condition }) {
  return (
    <span>
      {condition.statement}{' '}
      {condition.metAt ? (
        <Badge tone="good" quiet>
          <Trans>
            Met <Moment at={condition.metAt} />
          </Trans>
        </Badge>
      ) : (
        <Badge tone="info" quiet>
          <Trans>
            due <Day day={condition.dueOn} />
          </Trans>
        </Badge>
      )}
      {condition.evidence && <span className={s.quiet}> {condition.evidence}</span>}
    </span>
  )
}

/** Who signed with which authority. */
export function Signatures({ terms }: { terms: TermsOf }) {
  const { t } = useLingui()
  return (
    <ul className={s.signatures} aria-label={t`Signatures`}>
      {terms.signatures.map(signature => (
        <li key={signature.id}>
          <Badge tone="good" quiet>
            {signature.kind === 'MONEY' ? t`Money` : t`Waiver of the ${signature.office ?? ''} standard`}
          </Badge>{' '}
          <Byline author={signature.author} at={signature.at} />
          {signature.onBehalfOf && <Trans> for {signature.onBehalfOf.name}</Trans>}
        </li>
      ))}
    </ul>
  )
}
