import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'

/** A piece that is fetched when it is first drawn, so that the page does not carry it: a form, a dialog that may open. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile?: ReactNode,
) {
  const Piece = lazy(async () => ({ default: await load() }))
  return function Later(props: Props) {
    return (
      <Suspense fallback={meanwhile}>
        <Piece {...props} />
      </Suspense>
    )
  }
}
