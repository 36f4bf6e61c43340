import { useEffect, useState } from 'react'

const PAUSE = 350

/** A value once it has stood still for a moment: what is typed is not asked about letter by letter. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
