type Flat = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly parentId: string | null
}
export type Unit = {
  id: string
  version: number
  name: string
  parent: { id: string; name: string } | null
  below: Unit[]
}

/** The units as a tree, each level by name. One whose unit above is not in sight stands at the top. */
export function treeOf(flat: readonly Flat[]): Unit[] {
  const units = new Map(
    flat.map(({ id, version, name }): [string, Unit] => [id, { id, version, name, parent: null, below: [] }]),
  )
  const roots: Unit[] = []
  for (const { id, parentId } of flat) {
    const unit = units.get(id)
    const parent = parentId === null ? undefined : units.get(parentId)
    if (!unit) continue
    if (parent) {
      unit.parent = { id: parent.id, name: parent.name }
      parent.below.push(unit)
    } else roots.push(unit)
  }
  for (const unit of units.values()) unit.below.sort((a, b) => a.name.localeCompare(b.name))
  return roots.toSorted((a, b) => a.name.localeCompare(b.name))
}
