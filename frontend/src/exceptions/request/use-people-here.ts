import { useEffect, useState } from 'react'
import { graphql, type ConcreteRequest } from 'relay-runtime'
import type { usePeopleHereSubscription$data } from '~/__generated__/usePeopleHereSubscription.graphql'
import { watch } from '~/parts/live/line'

const subscription = graphql`
  subscription usePeopleHereSubscription($request: ID!, $named: Boolean!) {
    peopleHere(request: $request, named: $named) {
      withheld
      people {
        id
        name
        me
      }
    }
  }
`
const { params } = subscription as unknown as ConcreteRequest
const UNNAMED = 'triptych.unnamed'

export type Here = usePeopleHereSubscription$data['peopleHere']

function storedNamed() {
  try {
    return localStorage.getItem(UNNAMED) === null
  } catch {
    return true
  }
}

function storeNamed(named: boolean) {
  try {
    if (named) localStorage.removeItem(UNNAMED)
    else localStorage.setItem(UNNAMED, '1')
  } catch {
    /* storage closed: the choice holds until the page is left */
  }
}

/**
 * Who has the request open, by the subscription that says so of the reader as well; null while nothing is known, which is
 * so without a line. Not to be named is kept in this browser, for all requests.
 */
export function usePeopleHere(request: string) {
  const [here, setHere] = useState<Here | null>(null)
  const [named, setNamed] = useState(storedNamed)
  useEffect(
    () =>
      watch(
        params,
        { request, named },
        {
          next: data => setHere((data as usePeopleHereSubscription$data).peopleHere),
          ended: () => setHere(null),
          line: open => !open && setHere(null),
        },
      ),
    [request, named],
  )
  const choose = (next: boolean) => {
    storeNamed(next)
    setNamed(next)
  }
  return { here, named, choose }
}
