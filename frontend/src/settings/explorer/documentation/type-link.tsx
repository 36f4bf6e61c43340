import { isListType, isNonNullType, type GraphQLType } from 'graphql'
import type { Go, Place } from './place'
import s from './documentation.module.css'

/** A type as it is written, `[Project!]!`, with its name as the way to its page. */
export function TypeLink({ type, go }: { type: GraphQLType; go: Go }) {
  if (isNonNullType(type))
    return (
      <>
        <TypeLink type={type.ofType} go={go} />!
      </>
    )
  if (isListType(type))
    return (
      <>
        [<TypeLink type={type.ofType} go={go} />]
      </>
    )
  return <PlaceLink to={{ page: 'type', name: type.name }} go={go} />
}

export function PlaceLink({ to, go }: { to: Place; go: Go }) {
  return (
    <button type="button" className={s.link} onClick={() => go(to)}>
      {to.page === 'directive' && '@'}
      {to.name}
    </button>
  )
}
