import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import { useDraft } from '~/parts/draft/use-draft'
import { EMPTY, type TermsForm } from './terms-form'
import s from './decide.module.css'

type Props = { request: { readonly ref: string; readonly decisionInForce?: unknown }; reason: string }

/** For whoever cannot decide: the act is there, closed with its reason; who can stands above. */
export function ClosedBar({ request, reason }: Props) {
  const { t } = useLingui()
  return (
    <div className={s.submit}>
      <Kept formKey={`${request.ref}/decision`} />
      <span className={s.end}>
        <span className={s.reason}>{reason}</span>
        <Button variant="primary" size="l" reason={reason}>
          {request.decisionInForce ? t`Supersede and approve` : t`Approve`}
        </Button>
      </span>
    </div>
  )
}

/** What one had written when somebody else was faster: to be read and copied, until one lets go of it. */
function Kept({ formKey }: { formKey: string }) {
  const { t } = useLingui()
  const { found, discard } = useDraft<TermsForm>(formKey, {
    ...EMPTY,
    conditions: [{ statement: '', dueOn: '' }],
  })
  const written = [found?.reason, ...(found?.conditions ?? []).map(each => each.statement)].filter(Boolean)
  if (written.length === 0) return null
  return (
    <div className={s.kept} role="note" aria-label={t`What you had written`}>
      <b>
        <Trans>What you had written</Trans>
      </b>
      {written.map((text, index) => (
        <p key={index}>{text}</p>
      ))}
      <Button size="s" onClick={discard}>
        <Trans>Let go of it</Trans>
      </Button>
    </div>
  )
}
