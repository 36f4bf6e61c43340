import { useState } from 'react'

/**
 * A value as it stood when the dialog opened. Pages follow what others do; what somebody agrees to is what they read,
 * so an act sends this and not what has arrived since: the server then refuses it instead of taking it for a yes.
 */
export function useAsOpened<Value>(now: Value): Value {
  const [asOpened] = useState(() => now)
  return asOpened
}
