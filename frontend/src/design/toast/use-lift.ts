import { useLayoutEffect, useState } from 'react'

/** The acts that stand at the foot of a page or a dialog bear this attribute. */
const FEET = '[data-foot]'
/** So far above the foot of the window a message reaches, in pixels. */
const REACH = 72

/** How far messages stand above the foot of the window, in pixels: over the acts there, which they must not cover. */
export function useLift(): number {
  const [lift, setLift] = useState(0)
  useLayoutEffect(() => {
    const measure = () => setLift(liftOver([...document.querySelectorAll(FEET)], window.innerHeight))
    measure()
    addEventListener('resize', measure)
    addEventListener('scroll', measure, { passive: true, capture: true })
    // a dialog that opens or closes meanwhile has acts of its own
    const watching = new MutationObserver(measure)
    watching.observe(document.body, { childList: true })
    return () => {
      removeEventListener('resize', measure)
      removeEventListener('scroll', measure, { capture: true })
      watching.disconnect()
    }
  }, [])
  return lift
}

/** Over the highest of those feet that stand where a message would. */
export function liftOver(feet: readonly Element[], height: number): number {
  const tops = feet
    .map(foot => foot.getBoundingClientRect())
    .filter(({ height: tall, top, bottom }) => tall > 0 && top < height && bottom > height - REACH)
    .map(({ top }) => top)
  return Math.max(0, height - Math.min(height, ...tops))
}
