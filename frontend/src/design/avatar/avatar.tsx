import type { CSSProperties } from 'react'
import s from './avatar.module.css'

const hue = (name: string) => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)

export function initials(name: string) {
  const words = name.trim().split(/\s+/)
  const first = words[0]?.[0] ?? ''
  return (words.length > 1 ? first + (words.at(-1)?.[0] ?? '') : first).toUpperCase()
}

/** A disc with initials; always beside the name, so hidden from those who listen. */
export function Avatar({ name, size = 22 }: { name: string; size?: number }) {
  const style = { '--hue': hue(name), '--size': `${size}px` } as CSSProperties
  return (
    <span className={s.avatar} style={style} aria-hidden>
      {initials(name)}
    </span>
  )
}
