/** What the database keeps of an amount (`MAX_DIGITS` and `MAX_SCALE` of the server): a test holds them equal. */
export const MOST_DIGITS = 18
export const MOST_DECIMALS = 4

/** Whether an exact decimal in text is kept as it is: no longer than that before and after its point. */
export function isKept(amount: string): boolean {
  const [whole = '', fraction = ''] = amount.replace(/^-/, '').split('.')
  return whole.replace(/^0+/, '').length <= MOST_DIGITS && fraction.length <= MOST_DECIMALS
}
