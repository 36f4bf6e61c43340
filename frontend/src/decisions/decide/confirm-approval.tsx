import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { useWords } from '~/words'
import type { Deciding } from './approve-form'
import type { TermsForm } from './terms-form'

type Props = { request: Deciding; values: TermsForm; onConfirm: () => void; onCancel: () => void }

/** Asks once, plainly, with the consequence. */
export function ConfirmApproval({ request, values, onConfirm, onCancel }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const chosen = request.alternatives.find(each => each.id === values.alternative)
  const amount = words.money(request.amount)
  const until = words.day(values.validUntil)
  const before = request.decisionInForce
  return (
    <Dialog
      open
      onOpenChange={open => !open && onCancel()}
      title={before ? t`Supersede the decision and approve ${request.ref}?` : t`Approve ${request.ref}?`}
      note={
        <>
          {chosen ? t`“${chosen.title}”` : t`${amount}, as asked`}, {t`valid until ${until}`}
          {values.conditions.length > 0 && (
            <>
              , <Plural value={values.conditions.length} one="with one condition" other="with # conditions" />
            </>
          )}
          . <Trans>You sign with every authority that you hold for it, and answer for it by name.</Trans>
        </>
      }
      acts={
        <>
          <Button onClick={onCancel}>
            <Trans>Back</Trans>
          </Button>
          <Button variant="primary" onClick={onConfirm}>
            <Trans>Sign and approve</Trans>
          </Button>
        </>
      }
    />
  )
}
