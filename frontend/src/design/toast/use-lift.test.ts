import { expect, test } from 'vitest'
import { liftOver } from './use-lift'

const foot = (top: number, bottom: number) =>
  ({ getBoundingClientRect: () => ({ top, bottom, height: bottom - top }) }) as Element

test.each([
  ['nothing stands at the foot', [], 0],
  ['acts end well above a message', [foot(400, 460)], 0],
  ['acts stand at the foot of the window', [foot(700, 800)], 100],
  ['of two feet the higher one counts', [foot(700, 800), foot(640, 790)], 160],
  ['what is below the window counts for nothing', [foot(900, 960)], 0],
  ['what is not laid out counts for nothing', [foot(790, 790)], 0],
])('%s', (_case, feet, lift) => {
  expect(liftOver(feet, 800)).toBe(lift)
})
