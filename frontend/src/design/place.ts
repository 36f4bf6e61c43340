export type Side = 'top' | 'bottom'

const MARGIN = 8

/** Puts a floating element beside its anchor, flipped and shifted so that it stays on the screen. */
export function place(floating: HTMLElement, anchor: Element, side: Side, align: 'start' | 'center' | 'end') {
  const at = anchor.getBoundingClientRect()
  const box = floating.getBoundingClientRect()
  const above = at.top - box.height - MARGIN
  const below = at.bottom + MARGIN
  const fitsAbove = above >= MARGIN
  const fitsBelow = below + box.height <= innerHeight - MARGIN
  const top = (side === 'top' && fitsAbove) || !fitsBelow ? Math.max(MARGIN, above) : below
  const wanted =
    align === 'start'
      ? at.left
      : align === 'end'
        ? at.right - box.width
        : at.left + (at.width - box.width) / 2
  const left = Math.max(MARGIN, Math.min(wanted, innerWidth - box.width - MARGIN))
  floating.style.top = `${Math.round(top)}px`
  floating.style.left = `${Math.round(left)}px`
}
