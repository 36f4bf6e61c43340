import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderIn } from '~/testing/render'
import { Amount, HealthBadge, KeyBadge, NoValue } from '.'

test('withheld, unknown, undefined, not stated, not shown and zero all look different', async () => {
  const { container } = await renderIn(
    <>
      {(['withheld', 'unknown', 'undefined', 'not-stated', 'not-shown'] as const).map(why => (
        <p key={why}>
          <NoValue why={why} />
        </p>
      ))}
      <p>
        <Amount money={{ amount: '0', currency: 'USD' }} />
      </p>
    </>,
  )

  const said = [...container.querySelectorAll('p')].map(line => line.textContent)
  expect(new Set(said).size).toBe(6)
  expect(said.at(-1)).toBe('$0')
})

test('a missing value says why', async () => {
  await renderIn(<Amount money={null} why="withheld" reason="Commercially sensitive." />)

  expect(screen.getByRole('button')).toHaveTextContent('withheld: Commercially sensitive.')
})

test('a value that these pages do not know yet is never green', async () => {
  await renderIn(
    <>
      <HealthBadge health="SOMETHING_NEW" />
      <KeyBadge state="SOMETHING_NEW" />
    </>,
  )

  expect(screen.getByText('Not shown')).toHaveAttribute('data-tone', 'none')
  expect(screen.getByText('Not shown, blocks')).toHaveAttribute('data-tone', 'none')
})
