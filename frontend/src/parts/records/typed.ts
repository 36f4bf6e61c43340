/** What an optional field sends: its text, or nothing. */
export const orNull = (text: string | null | undefined) => text?.trim() || null

export type MoneyTyped = { amount: string; currency: string }

/** What a field of money sends: nothing without an amount. */
export const moneyOrNull = ({ amount, currency }: MoneyTyped) =>
  amount ? { amount, currency: currency.trim().toUpperCase() } : null

/** What a field of money shows at first. */
export const moneyTyped = (money: MoneyTyped | null | undefined, currency: string): MoneyTyped =>
  money ? { amount: money.amount, currency: money.currency } : { amount: '', currency }
