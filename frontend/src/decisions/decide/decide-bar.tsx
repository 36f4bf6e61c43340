import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { decideBar_request$key } from '~/__generated__/decideBar_request.graphql'
import { Button } from '~/design/button/button'
import { Skeleton } from '~/design/skeleton/skeleton'
import { actHint } from '~/parts/act/hints'
import { useDraft } from '~/parts/draft/use-draft'
import { useTerms } from '~/parts/request/terms-list'
import { useActHints } from '~/parts/request/use-act-hints'
import { ClosedBar } from './closed-bar'
import { EMPTY, type TermsForm } from './terms-form'
import s from './decide.module.css'

// what is read comes first; the forms follow
const ApproveForm = lazy(() => import('./approve-form').then(room => ({ default: room.ApproveForm })))
const SignBar = lazy(() => import('./sign-bar').then(room => ({ default: room.SignBar })))

const fragment = graphql`
  fragment decideBar_request on ExceptionRequest {
    id
    ref
    state
    version
    amount {
      amount
      currency
    }
    viewerActs {
      ...useActHints_acts
    }
    alternatives {
      id
      title
      real
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

/** On a phone the form stands at the end: this leads to it from anywhere on the page. */
const showForm = () => document.getElementById('decide')?.scrollIntoView({ block: 'start' })

type Props = { request: decideBar_request$key; me: string; onReload: () => void }

/** The decision, always in view: sign terms that wait, or write the terms of a yes; over a decision it is an override. */
export function DecideBar({ request, me, onReload }: Props) {
  const { t } = useLingui()
  const told = useFragment(fragment, request)
  const { open: waiting } = useTerms(told)
  const [own, setOwn] = useState(false)
  const draft = useDraft<TermsForm>(`${told.ref}/decision`, {
    ...EMPTY,
    conditions: [{ statement: '', dueOn: '' }],
  })
  const acts = useActHints(told.viewerActs, told.state)
  const hint = actHint(acts, 'approveRequest') ?? { reason: t`You cannot decide this request.` }
  const sign = actHint(acts, 'signTerms') ?? hint
  const signed = waiting?.signatures.some(signature => signature.author?.id === me)
  return (
    <>
      {(!hint.reason || (waiting && !sign.reason)) && (
        <div className={s.jump} data-print="hide" data-foot>
          <Button variant="primary" onClick={showForm}>{t`Decide`}</Button>
        </div>
      )}
      <section id="decide" className={s.bar} aria-label={t`Decide`} data-print="hide" data-foot>
        <div className={s.inner}>
          <Suspense fallback={<Skeleton height={120} />}>
            {waiting && !own ? (
              <SignBar
                terms={waiting}
                request={told}
                hint={signed ? { reason: t`You have signed; they wait for somebody else.` } : sign}
                mayWrite={hint}
                onOther={() => setOwn(true)}
                onReload={onReload}
              />
            ) : hint.reason ? (
              <ClosedBar key={told.version} request={told} reason={hint.reason} />
            ) : draft.state === 'loading' ? (
              <Skeleton height={120} />
            ) : (
              <ApproveForm
                request={told}
                draft={draft}
                initial={{ ...EMPTY, ...draft.found }}
                onReload={onReload}
              />
            )}
          </Suspense>
        </div>
      </section>
    </>
  )
}
