import { useLingui } from '@lingui/react/macro'
import { useRef, useState, type ClipboardEvent } from 'react'

/** The server keeps this many characters of one text (`MAX_TEXT`). */
export const LONGEST = 20_000

/** A text of so many characters is not taken into the field at all: laying it out would halt the page. */
const HUGE = 80_000

type Control = HTMLInputElement | HTMLTextAreaElement
type Change<C> = React.ChangeEvent<C> & { target: C }

/** How long a text may be: nothing is cut, what is too long is said at once, and what would halt the page stays out. */
export function useTooLong<C extends Control>(
  onChange: ((event: Change<C>) => unknown) | undefined,
  longest = LONGEST,
) {
  const { t, i18n } = useLingui()
  const last = useRef('')
  const [over, setOver] = useState<{ count: number; kept: boolean } | null>(null)
  const keepOut = (event: ClipboardEvent<C>) => {
    const count = event.clipboardData.getData('text/plain').length
    if (count <= HUGE) return
    event.preventDefault()
    setOver({ count, kept: false })
  }
  const said = (count: number) => i18n.number(count)
  return {
    message:
      over &&
      (over.kept
        ? t`Too long: ${said(over.count)} of ${said(longest)} characters.`
        : t`Too long: ${said(over.count)} of ${said(longest)} characters. It was not taken in; shorten it first.`),
    events: {
      onPaste: keepOut,
      onFocus: (event: React.FocusEvent<C>) => (last.current = event.target.value),
      onChange: (event: Change<C>) => {
        const count = event.target.value.length
        if (count > HUGE) {
          event.target.value = last.current
          return setOver({ count, kept: false })
        }
        last.current = event.target.value
        if (count > longest) setOver({ count, kept: true })
        else if (over) setOver(null)
        onChange?.(event)
      },
    },
  }
}
