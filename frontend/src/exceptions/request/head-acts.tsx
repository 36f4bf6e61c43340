import { useLingui } from '@lingui/react/macro'
import { Gavel } from 'lucide-react'
import { ButtonLink } from '~/design/button/button'
import { useBench } from './workbench'

/** The way to the decision page, for whoever wants to see the case as a decider does. */
export function HeadActs() {
  const { t } = useLingui()
  const { request, hint } = useBench()
  const mayDecide = ['approveRequest', 'signTerms'].some(act => hint(act) && hint(act)?.reason === undefined)
  return (
    <ButtonLink
      to="/decisions/$ref"
      params={{ ref: request.ref }}
      variant={mayDecide ? 'primary' : 'default'}
    >
      <Gavel size={15} aria-hidden />
      {mayDecide ? t`Decide` : t`See it as a decider`}
    </ButtonLink>
  )
}
