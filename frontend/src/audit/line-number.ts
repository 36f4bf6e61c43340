/** The number of the policy line that an entry names ("57: p, role:…" or "57"); null when it names none. */
export const lineNumber = (line: string | null | undefined) =>
  /^\s*(?:line\s*)?(\d+)\b/i.exec(line ?? '')?.[1] ?? null
