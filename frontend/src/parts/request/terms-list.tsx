import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { termsList_request$data, termsList_request$key } from '~/__generated__/termsList_request.graphql'
import { Moment } from '~/words'
import { Conditions, type Condition } from './conditions'
import s from './request.module.css'
import { Signatures } from './signatures'

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
        metAt
      }
      signatures {
        author {
          id
        }
      }
      ...conditions_terms
      ...signatures_terms
    }
  }
`

export type TermsOf = termsList_request$data['terms'][number]

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
      <Conditions terms={terms} act={conditionAct} />
    </div>
  )
}
