import { useLingui } from '@lingui/react/macro'
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
} from 'graphql'

export const KINDS = ['object', 'interface', 'union', 'input', 'enum', 'scalar'] as const
export type Kind = (typeof KINDS)[number]

export function kindOf(type: GraphQLNamedType): Kind {
  if (isObjectType(type)) return 'object'
  if (isInterfaceType(type)) return 'interface'
  if (isUnionType(type)) return 'union'
  if (isInputObjectType(type)) return 'input'
  return isEnumType(type) ? 'enum' : 'scalar'
}

/** The word for a kind of type, of one or of several. */
export function useKindWord() {
  const { t } = useLingui()
  return (kind: Kind, several = false) => {
    const words: Record<Kind, [string, string]> = {
      object: [t`object`, t`Objects`],
      interface: [t`interface`, t`Interfaces`],
      union: [t`union`, t`Unions`],
      input: [t`input`, t`Inputs`],
      enum: [t`enum`, t`Enums`],
      scalar: [t`scalar`, t`Scalars`],
    }
    return words[kind][several ? 1 : 0]
  }
}
