import { useEffect, useState } from 'react'

type Health = 'asking' | 'ready' | 'away'

/** Whether server and database answer now. */
export function useHealth() {
  const [health, setHealth] = useState<Health>('asking')
  const [times, setTimes] = useState(0)
  useEffect(() => {
    let here = true
    fetch('/health/ready', { cache: 'no-store' }).then(
      answer => here && setHealth(answer.ok ? 'ready' : 'away'),
      () => here && setHealth('away'),
    )
    return () => {
      here = false
    }
  }, [times])
  const again = () => {
    setHealth('asking')
    setTimes(times + 1)
  }
  return { health, again }
}
