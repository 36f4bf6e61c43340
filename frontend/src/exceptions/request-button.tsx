import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { Button, ButtonLink } from '~/design/button/button'
import { useLacking } from '~/parts/records/act-button'

/** Asking for an exception: closed with its reason for those who run no project. */
export function RequestButton({ acts }: { acts: readonly string[] }) {
  const { t } = useLingui()
  const reason = useLacking(acts)('exception:request')
  const words = (
    <>
      <Plus size={15} aria-hidden />
      <Trans>Request an exception</Trans>
    </>
  )
  if (reason) {
    return (
      <Button variant="primary" reason={reason} whoCan={t`program managers`}>
        {words}
      </Button>
    )
  }
  return (
    <ButtonLink to="/exceptions/new" variant="primary">
      {words}
    </ButtonLink>
  )
}
