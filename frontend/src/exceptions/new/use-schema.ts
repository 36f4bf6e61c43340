import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'

const DECIMAL = /^\d+(\.\d+)?$/
const DAY = /^(\d{4}-\d{2}-\d{2})?$/

/** What can be checked before sending, in the language on screen; the server checks all of it again. */
export function useRequestSchema() {
  const { t } = useLingui()
  const picked = (message: string) => z.custom<object | null>(value => value !== null, message)
  const percent = z
    .string()
    .check(
      z.refine(
        text => text === '' || (DECIMAL.test(text) && Number(text) <= 100),
        t`A share lies between 0 and 100 percent.`,
      ),
    )
  return z
    .looseObject({
      need: z.string().check(z.refine(text => text.trim() !== '', t`Say what you need, in your own words.`)),
      wantedOutcome: z
        .string()
        .check(z.refine(text => text.trim() !== '', t`Say what should be true when the need is met.`)),
      project: picked(t`Choose the project in which the need arises.`),
      providerUnit: picked(t`Choose the unit that would provide it.`),
      amount: z
        .string()
        .check(z.regex(DECIMAL, t`Enter an amount, for example 100,000; 0 if nothing is asked for.`)),
      paidBy: z.string().check(z.minLength(1, t`Choose who pays.`)),
      neededBy: z.string().check(z.regex(DAY, t`Enter a day, for example 24 Dec 2026, or leave it empty.`)),
      phiLow: percent,
      phiLikely: percent,
      phiHigh: percent,
      phiBasis: z.string(),
    })
    .check(context => {
      const { phiLow, phiLikely, phiHigh, phiBasis } = context.value
      const shares = { phiLow, phiLikely, phiHigh }
      const said = Object.values(shares).filter(text => text !== '').length
      const wrong = (field: string, message: string) =>
        context.issues.push({ code: 'custom', input: context.value, path: [field], message })
      if (said === 0) return
      for (const [field, text] of Object.entries(shares)) {
        if (text === '') wrong(field, t`State all three shares, or none.`)
      }
      if (said === 3 && !(Number(phiLow) <= Number(phiLikely) && Number(phiLikely) <= Number(phiHigh)))
        wrong('phiLikely', t`The shares run from low over likely to high.`)
      if (phiBasis.trim() === '')
        wrong('phiBasis', t`Say what this share rests on, so that others can trust the figure.`)
    })
}
