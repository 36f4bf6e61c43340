import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'
import type { Place } from './place'

/** A name of the schema as it is looked up: `Project.budget`, its own part, and how far from a type's own name it is. */
export type Known = { label: string; name: string; depth: number; place: Place }

/** Every name of a schema, except those of the language itself. */
export function namesOf(schema: GraphQLSchema): Known[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  return [
    ...types.flatMap(type => namesOfType(type, roots.includes(type as never))),
    ...schema.getDirectives().map(({ name }): Known => ({
      label: `@${name}`,
      name,
      depth: 0,
      place: { page: 'directive', name },
    })),
  ]
}

function namesOfType(type: GraphQLNamedType, isRoot: boolean): Known[] {
  const known: Known[] = [
    { label: type.name, name: type.name, depth: 0, place: { page: 'type', name: type.name } },
  ]
  for (const member of membersOf(type)) {
    const place: Place = { page: 'type', name: type.name, member: member.name }
    const label = `${type.name}.${member.name}`
    known.push({ label, name: member.name, depth: isRoot ? 1 : 2, place })
    for (const { name } of 'args' in member ? member.args : [])
      known.push({ label: `${label}(${name}:)`, name, depth: 3, place })
  }
  return known
}

/** The fields of a type, or the values of an enum. */
export function membersOf(type: GraphQLNamedType) {
  if (isEnumType(type)) return type.getValues()
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    return Object.values(type.getFields())
  return []
}

/** Names that have all the words in them, the nearest first: `budget`, `project budget`, `Project.budget`. */
export function find(known: readonly Known[], text: string): Known[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean)
  const last = words.at(-1)
  if (!last) return []
  return known
    .filter(({ label }) => words.every(word => label.toLowerCase().includes(word)))
    .map(each => ({ each, far: farness(each.name, last) }))
    .sort((a, b) => a.far - b.far || a.each.depth - b.each.depth || (a.each.label < b.each.label ? -1 : 1))
    .map(({ each }) => each)
}

/** The whole name, its beginning, the beginning of a word in it, any part of it, or only what it belongs to. */
function farness(name: string, word: string) {
  const at = name.toLowerCase().indexOf(word)
  if (at < 0) return 4
  if (at === 0) return name.length === word.length ? 0 : 1
  return /\p{Lu}/u.test(name.charAt(at)) || name.charAt(at - 1) === '_' ? 2 : 3
}
