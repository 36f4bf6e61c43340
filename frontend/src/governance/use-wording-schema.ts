import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { useChecks } from '~/parts/form/checks'

/** What a wording needs before it is sent; the server checks all of it again. */
export function useWordingSchema() {
  const { t } = useLingui()
  const said = (message: string) => z.string().check(z.refine(text => text.trim() !== '', message))
  const { day } = useChecks()
  return z.looseObject({
    title: said(t`Give the rule a title.`),
    statement: said(t`Say what the rule asks.`),
    purpose: said(t`Say what the rule is for.`),
    harmPrevented: said(t`Say which harm it prevents.`),
    reviewOn: day,
    sunsetOn: day,
  })
}
