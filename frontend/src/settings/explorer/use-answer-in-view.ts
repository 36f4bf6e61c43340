import { useEffect, useRef } from 'react'

/** Where the answer stands below what was asked, it comes into view when it is there. */
export function useAnswerInView(asking: boolean) {
  const answer = useRef<HTMLDivElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current && !asking && window.matchMedia('(max-width: 900px)').matches)
      answer.current?.scrollIntoView({ block: 'start' })
    asked.current = asking
  }, [asking])
  return answer
}
