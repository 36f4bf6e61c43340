/** What the graph says about one act of a record (`viewerActs`). */
export type ActHint = { readonly act: string; readonly allowed: boolean; readonly reason?: string | null }

/**
 * Props for the button of an act: open, or closed with its reason. An act that the graph does not mention is not
 * there at all: `null`.
 */
export function actHint(hints: readonly ActHint[], act: string): { reason?: string } | null {
  const hint = hints.find(found => found.act === act)
  if (!hint) return null
  return hint.allowed ? {} : { reason: hint.reason ?? '' }
}
