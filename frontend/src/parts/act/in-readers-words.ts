import { i18n } from '@lingui/core'
import type { Refusal } from './refusal'

/**
 * A refusal as the reader reads it. The server speaks English; other languages are fetched when the first "no" comes,
 * so no page carries them. If that fails the server's sentence stands.
 */
export async function inReadersWords(refusal: Refusal): Promise<Refusal> {
  if (i18n.locale === 'en') return refusal
  try {
    const { refusalIn } = await import('../refusal/words/refusal-in')
    return refusalIn(i18n, refusal)
  } catch {
    return refusal
  }
}
