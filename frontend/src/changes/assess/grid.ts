import { ELEMENTS, type Element } from '~/parts/adkar/elements'

/** What was typed for one person: five scores as text, in the order of the elements. */
export type Answer = readonly string[]

export const WIDTH = ELEMENTS.length
export const emptyAnswer = (): Answer => ELEMENTS.map(() => '')
export const isEmpty = (answer: Answer) => answer.every(cell => cell.trim() === '')

/** A pasted grid as rows of cells: columns by tab, semicolon, comma or blanks; a line of words on top is its head. */
export function cellsOf(pasted: string): string[][] {
  const rows = pasted
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
    .map(line => {
      const mark = ['\t', ';', ','].find(sign => line.includes(sign))
      return (mark ? line.split(mark) : line.trim().split(/\s+/)).map(cell =>
        cell.trim().replace(/^"(.*)"$/, '$1'),
      )
    })
  return rows[0]?.some(cell => /\p{L}{2}/u.test(cell)) ? rows.slice(1) : rows
}

/** The grid after a paste that begins at one cell; rows are added as far as they are needed, columns are not. */
export function pasteInto(
  grid: readonly Answer[],
  row: number,
  column: number,
  cells: readonly string[][],
): Answer[] {
  const next = grid.map(answer => [...answer])
  cells.forEach((line, down) => {
    const target = (next[row + down] ??= [...emptyAnswer()])
    line.slice(0, WIDTH - column).forEach((cell, right) => (target[column + right] = cell))
  })
  return next
}

export type CellProblem = { row: number; element: Element; kind: 'missing' | 'off-the-scale' }

/** What is wrong cell by cell; lines without any score are no answers. */
export function problemsOf(grid: readonly Answer[]): CellProblem[] {
  return grid.flatMap((answer, row) =>
    isEmpty(answer)
      ? []
      : ELEMENTS.flatMap((element, column): CellProblem[] => {
          const cell = answer[column]?.trim() ?? ''
          if (cell === '') return [{ row, element, kind: 'missing' }]
          return /^[1-5]$/.test(cell) ? [] : [{ row, element, kind: 'off-the-scale' }]
        }),
  )
}

/** The answers as the server takes them, and at which line of the grid each one stands. */
export function answersOf(grid: readonly Answer[]) {
  const lines = grid.flatMap((answer, row) => (isEmpty(answer) ? [] : [row]))
  const score = (row: number, column: number) => Number(grid[row]?.[column])
  return {
    lines,
    answers: lines.map(row => ({
      awareness: score(row, 0),
      desire: score(row, 1),
      knowledge: score(row, 2),
      ability: score(row, 3),
      reinforcement: score(row, 4),
    })),
  }
}

export const cellId = (row: number, element: string) => `answers.${row}.${element}`
