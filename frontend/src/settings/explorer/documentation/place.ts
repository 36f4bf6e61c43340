import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLInputField,
} from 'graphql'
import type { SchemaReference } from './reference'

/** A page of the documentation, by names: they outlive the schema being read anew. `member` is what is meant on it. */
export type Place = { page: 'schema' | 'type' | 'directive'; name: string; member?: string }

export const START: Place = { page: 'schema', name: '' }

/** Where the documentation speaks of a name that was pressed in an editor. */
export function placeOf(reference: SchemaReference): Place | null {
  switch (reference.kind) {
    case 'Type':
      return { page: 'type', name: getNamedType(reference.type).name }
    case 'Field':
      return ofField(reference.field)
    case 'Argument':
      if (reference.directive) return ofDirective(reference.directive, reference.argument)
      return reference.field ? ofField(reference.field) : null
    case 'EnumValue':
      return reference.type
        ? { page: 'type', name: reference.type.name, member: reference.value?.name }
        : null
    case 'Directive':
      return ofDirective(reference.directive)
  }
}

/** A field that every type has, such as `__typename`, stands on no page: what it gives does. */
function ofField(field: GraphQLField<unknown, unknown> | GraphQLInputField): Place {
  if (field.name.startsWith('__')) return { page: 'type', name: getNamedType(field.type).name }
  return { page: 'type', name: field.parentType?.name ?? '', member: field.name }
}

function ofDirective({ name }: GraphQLDirective, argument?: GraphQLArgument): Place {
  return { page: 'directive', name, member: argument?.name }
}

/** Going on to a place; `from` is what on this page led there, and is found again on the way back. */
export type Go = (to: Place, from?: string) => void

/** The way to a place: on from here, or back to where one was there before. Each arrival is a new one, also at the same place. */
export function onward(trail: readonly Place[], to: Place, from?: string): Place[] {
  const arrived = { ...to }
  const before = trail.findIndex(({ page, name }) => page === to.page && name === to.name)
  if (before >= 0) return [...trail.slice(0, before), arrived]
  const here = trail.at(-1)
  return [...trail.slice(0, -1), ...(here ? [from ? { ...here, member: from } : here] : []), arrived]
}
