import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { isDay } from '~/design/field/day'
import { useChecks } from '~/parts/form/checks'
import { now, useTimeZone } from '~/words'

const DECIMAL = /^\d+(\.\d+)?$/
const LONGEST_TITLE = 200

/** What can be checked before sending, in the language on screen; the server checks all of it again. */
export function useRequestSchema() {
  const { t } = useLingui()
  const { needed, day, amount } = useChecks()
  const timeZone = useTimeZone()
  const isPast = (text: string) => text < new Date(now()).toLocaleDateString('sv', { timeZone })
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
      need: needed(t`Say what you need, in your own words.`),
      wantedOutcome: needed(t`Say what should be true when the need is met.`),
      title: z
        .string()
        .check(z.maxLength(LONGEST_TITLE, t`A title has at most ${LONGEST_TITLE} characters.`)),
      project: picked(t`Choose the project in which the need arises.`),
      providerUnit: picked(t`Choose the unit that would provide it.`),
      amount: amount.check(
        z.regex(/^(?!$)/, t`Enter an amount, for example 100,000; 0 if nothing is asked for.`),
      ),
      paidBy: z.string().check(z.minLength(1, t`Choose who pays.`)),
      neededBy: day.check(
        z.refine(text => !isDay(text) || !isPast(text), t`This day has gone by; by when is it needed?`),
      ),
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
