import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { isDay, isNoSuchDay } from '~/design/field/day'
import { LONGEST } from '~/design/field/too-long'
import { isKept, MOST_DECIMALS, MOST_DIGITS } from './kept-amount'

const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code)

/** The rules of fields that can be told before sending; the server holds them all again, and more. */
export function useChecks() {
  const { t, i18n } = useLingui()
  const short = z.refine<string>(
    text => text.length <= LONGEST,
    t`Too long: at most ${i18n.number(LONGEST)} characters are kept.`,
  )
  const day = z.string().check(
    z.refine(text => !isNoSuchDay(text), t`There is no such day.`),
    z.refine(
      text => text === '' || isDay(text) || isNoSuchDay(text),
      t`Enter a day, for example 24 Dec 2026.`,
    ),
  )
  const amount = z
    .string()
    .check(
      z.regex(/^-?(\d+(\.\d+)?)?$/, t`Enter an amount, for example 100,000.`),
      z.regex(/^(?!-)/, t`An amount is not negative.`),
      z.refine(
        isKept,
        t`Too long: at most ${MOST_DIGITS} digits before the point and ${MOST_DECIMALS} after it are kept.`,
      ),
    )
  const currency = z.string().check(
    z.regex(/^\s*[A-Za-z]{3}\s*$/, t`Enter a currency by its three letters, for example USD.`),
    z.refine(
      text => text.trim().length !== 3 || isCurrency(text.trim().toUpperCase()),
      t`There is no currency with this code.`,
    ),
  )
  return {
    needed: (message: string) => z.string().check(z.trim(), z.minLength(1, message), short),
    optional: z.string().check(short),
    day,
    neededDay: (message: string) => day.check(z.minLength(1, message)),
    /** One day not before another: a check of the whole form, told at the later one. */
    inOrder: (first: string, last: string, message: string) =>
      z.check<Record<string, unknown>>(({ value, issues }) => {
        const [from, to] = [String(value[first]), String(value[last])]
        if (isDay(from) && isDay(to) && to < from)
          issues.push({ code: 'custom', input: value, path: [last], message })
      }),
    amount,
    money: z.object({ amount, currency }),
    neededMoney: (message: string) => z.object({ amount: amount.check(z.minLength(1, message)), currency }),
    number: (message: string) => z.string().check(z.regex(/^\d+(\.\d+)?$/, message)),
    picked: (message: string) => z.any().check(z.refine(Boolean, message)),
    maybePicked: z.any(),
  }
}
