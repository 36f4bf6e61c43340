import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { happened_notice$key } from '~/__generated__/happened_notice.graphql'
import { renderIn } from '~/testing/render'
import { useHappened } from './happened'

vi.mock('react-relay/hooks', async actual => ({
  ...(await actual<object>()),
  useFragment: (_: unknown, read: unknown) => read,
}))

function Told({ notice }: { notice: unknown }) {
  return <p>{useHappened(notice as happened_notice$key)}</p>
}

const of = (facts: object) => ({
  reminder: null,
  event: null,
  occurrence: { person: null, gateDecision: null, ...facts },
})

test('authority that is lent is told with its last day, and not with the day after', async () => {
  const delegation = {
    validUntil: '2026-03-12T00:00:00Z',
    delegator: { name: 'Olivia' },
    delegate: { name: 'Ivo' },
  }

  await renderIn(<Told notice={of({ kind: 'DELEGATION_GIVEN', delegation, waiver: null })} />)

  expect(screen.getByText('Olivia lends you authority until Mar 11, 2026')).toBeVisible()
})
