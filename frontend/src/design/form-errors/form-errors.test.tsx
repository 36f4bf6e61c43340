import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderIn } from '~/testing/render'
import { TextField } from '../field/text-field'
import { FormErrors } from './form-errors'

const form = (focusKey: number) => (
  <form>
    <FormErrors
      focusKey={focusKey}
      errors={[
        { field: 'amount', message: 'Enter an amount.' },
        { field: 'need', message: 'Say what you need.' },
        { field: '', message: 'The project has ended.' },
      ]}
    />
    <TextField label="Need" name="need" error="Say what you need." />
    <TextField label="Amount" name="amount" error="Enter an amount." />
  </form>
)

test('the summary takes the focus after a try, in the order of the fields, what concerns the whole first', async () => {
  await renderIn(form(1))

  expect(screen.getByRole('alert')).toHaveFocus()
  expect(screen.getAllByRole('listitem').map(item => item.textContent)).toEqual([
    'The project has ended.',
    'Say what you need.',
    'Enter an amount.',
  ])
})

test('a line leads to its field and leaves the address alone', async () => {
  const { user } = await renderIn(form(0))

  await user.click(screen.getByRole('link', { name: 'Enter an amount.' }))

  expect(screen.getByLabelText('Amount')).toHaveFocus()
  expect(location.hash).toBe('')
})

test('a field says what is wrong with it to those who listen', async () => {
  await renderIn(form(0))

  expect(screen.getByLabelText('Need')).toBeInvalid()
  expect(screen.getByLabelText('Need')).toHaveAccessibleDescription('Say what you need.')
})

test('two fields of which the same is told are told apart by their names', async () => {
  await renderIn(
    <form>
      <FormErrors
        errors={[
          { field: 'need', message: 'Too long.' },
          { field: 'outcome', message: 'Too long.' },
        ]}
      />
      <TextField label="Need" name="need" />
      <TextField label="Outcome" name="outcome" optional />
    </form>,
  )

  expect(screen.getAllByRole('link').map(link => link.textContent)).toEqual([
    'Need: Too long.',
    'Outcome: Too long.',
  ])
})
