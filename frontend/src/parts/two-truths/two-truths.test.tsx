import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderIn } from '~/testing/render'
import { BothStates } from './both-states'
import { BothTruths } from './two-truths'

test('a figure of compliance says both truths in words', async () => {
  await renderIn(<BothTruths truths={{ counted: 9, withExceptions: 7, withoutExceptions: 5 }} />)

  expect(document.body).toHaveTextContent('7 of 9 comply; 5 of 9 without exceptions')
})

test('both are said where they are the same', async () => {
  await renderIn(<BothTruths truths={{ counted: 2, withExceptions: 1, withoutExceptions: 1 }} />)

  expect(document.body).toHaveTextContent('1 of 2 comply; 1 of 2 without exceptions')
})

test('where nothing was judged there is no figure', async () => {
  await renderIn(<BothTruths truths={{ counted: 0, withExceptions: 0, withoutExceptions: 0 }} />)

  expect(screen.getByText('nothing judged yet')).toBeInTheDocument()
})

test('a state that leans on an exception says what it is without', async () => {
  await renderIn(<BothStates state="EXCEPTED" without="BLOCKED" />)

  expect(document.body).toHaveTextContent('Passes by exception')
  expect(screen.getByText('without exceptions: Blocks')).toBeInTheDocument()
})

test('a state that leans on none says itself', async () => {
  await renderIn(<BothStates state="BLOCKED" without="BLOCKED" />)

  expect(screen.queryByText(/without exceptions/)).toBeNull()
})
