import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent } from 'react'
import { Button } from '~/design/button/button'
import { ELEMENTS, useElementWord } from '~/parts/adkar/elements'
import { cellId, cellsOf, emptyAnswer, pasteInto, WIDTH, type Answer } from './grid'
import s from './assess.module.css'

const MORE = 10

type Props = {
  grid: readonly Answer[]
  onGrid: (grid: readonly Answer[]) => void
  problemAt: (field: string) => string | undefined
}

/** Five columns, a line for each person: a digit goes on to the next cell, and a whole grid can be pasted anywhere. */
export function ScoreGrid({ grid, onGrid, problemAt }: Props) {
  const { t } = useLingui()
  const word = useElementWord()
  const focus = (row: number, column: number) => {
    const element = ELEMENTS[column]
    if (element) document.getElementById(cellId(row, element))?.focus()
  }
  const type = (row: number, column: number, typed: string) => {
    onGrid(
      grid.map((answer, at) =>
        at === row ? answer.map((cell, where) => (where === column ? typed : cell)) : answer,
      ),
    )
    if (/^[1-5]$/.test(typed)) focus(column === WIDTH - 1 ? row + 1 : row, (column + 1) % WIDTH)
  }
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const cells = cellsOf(event.clipboardData.getData('text'))
    if (cells.length === 0 || (cells.length === 1 && cells[0]?.length === 1)) return
    event.preventDefault()
    onGrid(pasteInto(grid, row, column, cells))
  }
  const move = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const steps: Record<string, readonly [number, number]> = {
      ArrowDown: [1, 0],
      Enter: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    focus(row + step[0], column + step[1])
  }
  return (
    <div className={s.frame}>
      <p className={s.hint} id="grid-hint">
        <Trans>
          Scores from 1, not at all, to 5, fully. Type digit after digit, or paste the five columns from a
          sheet; nobody's name belongs here.
        </Trans>
      </p>
      <table className={s.grid} aria-describedby="grid-hint">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">
                <Trans>Line</Trans>
              </span>
            </th>
            {ELEMENTS.map(element => (
              <th key={element} scope="col">
                {word(element)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.map((answer, row) => (
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              {ELEMENTS.map((element, column) => {
                const problem = problemAt(cellId(row, element))
                return (
                  <td key={element}>
                    <input
                      id={cellId(row, element)}
                      inputMode="numeric"
                      autoComplete="off"
                      aria-label={t`Line ${row + 1}, ${word(element)}`}
                      aria-invalid={problem ? true : undefined}
                      title={problem}
                      value={answer[column] ?? ''}
                      onFocus={event => event.target.select()}
                      onChange={event => type(row, column, event.target.value.trim())}
                      onPaste={event => paste(event, row, column)}
                      onKeyDown={event => move(event, row, column)}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button size="s" onClick={() => onGrid([...grid, ...Array.from({ length: MORE }, emptyAnswer)])}>
          <Plus size={14} aria-hidden />
          <Trans>Ten more lines</Trans>
        </Button>
      </div>
    </div>
  )
}
