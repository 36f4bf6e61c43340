type Line = { readonly number: number; readonly line: string }

/** One line of the policy file, taken apart. */
export type Read =
  | {
      kind: 'permission'
      number: number
      text: string
      who: string
      domain: string
      act: string
      office: string
      limit: string
      deny: boolean
    }
  | { kind: 'group'; number: number; text: string; who: string; group: string }
  | { kind: 'other'; number: number; text: string }

/** "p, role:member, *, project:read, *, -, allow" as its parts; what is neither permission nor group stays as it is. */
export function readLine({ number, line }: Line): Read {
  const [kind, ...cells] = line.split(',').map(cell => cell.trim())
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = cells
  if (kind === 'p' && cells.length === 6)
    return {
      kind: 'permission',
      number,
      text: line,
      who: a,
      domain: b,
      act: c,
      office: d,
      limit: e,
      deny: f === 'deny',
    }
  if (kind === 'g' && cells.length === 2) return { kind: 'group', number, text: line, who: a, group: b }
  return { kind: 'other', number, text: line }
}

/** Whether an entry of the trail means this line: it tells the line itself, or its number. */
export const isLine = (line: Read, asked: string | undefined) =>
  asked !== undefined && (asked === String(line.number) || squeezed(asked) === squeezed(line.text))

const squeezed = (text: string) => text.replace(/\s+/g, '')

/** The lines that hold every word that was typed. */
export function linesThat(lines: readonly Line[], typed: string): Read[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return lines
    .filter(({ number, line }) => words.every(word => `${number} ${line}`.toLowerCase().includes(word)))
    .map(readLine)
}
