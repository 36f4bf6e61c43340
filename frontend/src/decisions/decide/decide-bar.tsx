import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { decideBar_request$key } from '~/__generated__/decideBar_request.graphql'
import { Skeleton } from '~/design/skeleton/skeleton'
import { actHint } from '~/parts/act/hints'
import { useDraft } from '~/parts/draft/use-draft'
import { useTerms } from '~/parts/request/terms-list'
import { ApproveForm } from './approve-form'
import { SignBar } from './sign-bar'
import { EMPTY, type TermsForm } from './terms-form'
import s from './decide.module.css'

const fragment = graphql`
  fragment decideBar_request on ExceptionRequest {
    id
    ref
    version
    amount {
      amount
      currency
    }
    viewerActs {
      act
      allowed
      reason
    }
    alternatives {
      id
      title
      withdrawnAt
    }
    decisionInForce {
      outcome
      author {
        name
      }
    }
    ...termsList_request
  }
`

type Props = { request: decideBar_request$key; me: string; onReload: () => void }

/** The decision, always in view: sign terms that wait, or write the terms of a yes; over a decision it is an override. */
export function DecideBar({ request, me, onReload }: Props) {
  const { t } = useLingui()
  const told = useFragment(fragment, request)
  const { open: waiting } = useTerms(told)
  const [own, setOwn] = useState(false)
  const draft = useDraft<TermsForm>(`${told.ref}/decision`)
  const hint = actHint(told.viewerActs, 'approveRequest') ?? { reason: t`You cannot decide this request.` }
  const signed = waiting?.signatures.some(signature => signature.author?.id === me)
  return (
    <section className={s.bar} aria-label={t`Decide`} data-print="hide">
      <div className={s.inner}>
        {waiting && !own ? (
          <SignBar
            terms={waiting}
            request={told}
            hint={signed ? { reason: t`You have signed; they wait for somebody else.` } : hint}
            mayWrite={hint}
            onOther={() => setOwn(true)}
            onReload={onReload}
          />
        ) : draft.state === 'loading' ? (
          <Skeleton height={120} />
        ) : (
          <ApproveForm
            request={told}
            hint={hint}
            draft={draft}
            initial={{ ...EMPTY, ...draft.found }}
            onReload={onReload}
          />
        )}
      </div>
    </section>
  )
}
