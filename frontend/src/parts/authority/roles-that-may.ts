type Line = { readonly line: string }

/** Which roles a policy lets do an act, those of a group included, in the order of the policy; a deny takes one out again. */
export function rolesThatMay(lines: readonly Line[], act: string): string[] {
  const cells = lines.map(({ line }) => line.split(',').map(cell => cell.trim()))
  const within = (who: string): string[] => {
    const members = cells.filter(([kind, , group]) => kind === 'g' && group === who)
    return members.length === 0 ? [who] : members.flatMap(([, member = '']) => within(member))
  }
  const told = (effect: string) =>
    cells
      .filter(cell => cell[0] === 'p' && cell[3] === act && cell[6] === effect)
      .flatMap(cell => within(cell[1] ?? ''))
  const never = new Set(told('deny'))
  return [...new Set(told('allow'))]
    .filter(who => who.startsWith('role:') && !never.has(who))
    .map(who => who.slice('role:'.length).toUpperCase())
}
