type Held = { readonly role: string; readonly scopeName: string }

/** The roles of somebody with the places where each is held: whoever leads forty projects holds one role forty times. */
export function byRole(roles: readonly Held[]): { role: string; places: string[] }[] {
  const found = new Map<string, string[]>()
  for (const { role, scopeName } of roles) found.set(role, [...(found.get(role) ?? []), scopeName])
  return [...found].map(([role, places]) => ({ role, places }))
}
