import type { QueryEditor } from '@graphiql/react'
import { getNamedType, isInputObjectType, type GraphQLInputField, type GraphQLNamedType } from 'graphql'
import type { ComponentProps } from 'react'

/** What a name in an editor stands for in the schema. */
export type SchemaReference = Parameters<
  NonNullable<ComponentProps<typeof QueryEditor>['onClickReference']>
>[0]

type State = { kind: string | null; step: number; name: string | null; prevState: State | null }
type Token = { start: number; end: number; state: State }
type Position = { line: number; ch: number }
type Jump = { getDestination?: Ask; onClick: (reference: SchemaReference) => void }
type Ask = (token: Token, options: Jump, editor: Editor) => SchemaReference | undefined
export type Editor = {
  addKeyMap: (keys: Record<string, () => void>) => void
  removeKeyMap: (keys: Record<string, () => void>) => void
  closeHint?: () => void
  focus: () => void
  getCursor: () => Position
  getHelper: (at: Position, name: 'jump') => Ask | undefined
  getOption: (name: 'jump') => Jump
  getTokenAt: (at: Position, precise: true) => Token
  getWrapperElement: () => HTMLElement
  state: { jump?: { destination?: SchemaReference | null } }
}

/** What the name at a token means. The editor's own helper knows all but the fields of an input, within an argument. */
export function meant(token: Token, ask: (token: Token) => SchemaReference | undefined) {
  return ask(token) ?? inputField(token, ask)
}

function inputField(token: Token, ask: (token: Token) => SchemaReference | undefined) {
  if (token.state.kind !== 'ObjectField') return undefined
  const names: string[] = []
  let state: State | null = token.state
  for (; state && state.kind !== 'Argument'; state = state.prevState)
    if (state.kind === 'ObjectField' && state.name) names.unshift(state.name)
  const argument = state && ask({ ...token, state: { ...state, step: 0 } })
  if (argument?.kind !== 'Argument') return undefined
  let type: GraphQLNamedType = getNamedType(argument.argument.type)
  let found: SchemaReference | undefined
  for (const name of names) {
    const field: GraphQLInputField | undefined = isInputObjectType(type) ? type.getFields()[name] : undefined
    if (!field) return undefined
    // an input's field is told as the editor tells one that is hovered over
    found = { kind: 'Field', field: field as never, type }
    type = getNamedType(field.type)
  }
  return found
}

/** What the name at the cursor means, or the one that begins there. */
export function atCursor(editor: Editor) {
  const { line, ch } = editor.getCursor()
  for (const at of [ch, ch + 1]) {
    const position = { line, ch: at }
    const options = editor.getOption('jump')
    const found = options.getDestination?.(editor.getTokenAt(position, true), options, editor)
    if (found) return found
  }
  return undefined
}
