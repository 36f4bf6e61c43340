import { describe, expect, test } from 'vitest'
import { answersOf, cellsOf, emptyAnswer, pasteInto, problemsOf } from './grid'

describe('a pasted grid', () => {
  test.each([
    ['from a sheet', '5\t4\t3\t2\t1\n1\t2\t3\t4\t5'],
    ['with commas', '5,4,3,2,1\r\n1,2,3,4,5\r\n'],
    ['with semicolons', '5;4;3;2;1\n1;2;3;4;5'],
    ['with blanks', ' 5 4  3 2 1\n1 2 3 4 5'],
    ['with a head', 'Awareness\tDesire\tKnowledge\tAbility\tReinforcement\n5\t4\t3\t2\t1\n1\t2\t3\t4\t5'],
    ['with empty lines', '\n5\t4\t3\t2\t1\n\n1\t2\t3\t4\t5\n'],
    ['in quotes', '"5","4","3","2","1"\n"1","2","3","4","5"'],
  ])('%s gives two rows of five', (_, pasted) => {
    expect(cellsOf(pasted)).toEqual([
      ['5', '4', '3', '2', '1'],
      ['1', '2', '3', '4', '5'],
    ])
  })

  test('an empty cell stays where it is', () => {
    expect(cellsOf('5\t\t3\t2\t1')).toEqual([['5', '', '3', '2', '1']])
  })

  test('rows are added, and what stands beside and above stays', () => {
    const grid = pasteInto([['1', '1', '1', '1', '1']], 0, 3, [
      ['4', '5', '9'],
      ['2', '3'],
    ])
    expect(grid).toEqual([
      ['1', '1', '1', '4', '5'],
      ['', '', '', '2', '3'],
    ])
  })
})

describe('problems', () => {
  test('each cell says its own; a line without a score is no answer', () => {
    expect(problemsOf([['5', '', '6', 'x', '3'], emptyAnswer()])).toEqual([
      { row: 0, element: 'desire', kind: 'missing' },
      { row: 0, element: 'knowledge', kind: 'off-the-scale' },
      { row: 0, element: 'ability', kind: 'off-the-scale' },
    ])
  })

  test.each(['0', '1.5', '-1', '55', '٣'])('%s is off the scale', cell => {
    expect(problemsOf([[cell, '1', '1', '1', '1']])).toHaveLength(1)
  })
})

test('empty lines are left out, and each answer knows its line', () => {
  expect(answersOf([emptyAnswer(), ['1', '2', '3', '4', '5']])).toEqual({
    lines: [1],
    answers: [{ awareness: 1, desire: 2, knowledge: 3, ability: 4, reinforcement: 5 }],
  })
})
