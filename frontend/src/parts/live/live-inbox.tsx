import { LiveMark } from './live-mark'
import { useLive } from './use-live'
import { params, unreadIn } from './use-unread'

const NOTHING = {}
const markOf = (data: unknown) => String(unreadIn(data))

type Props = { unread: number; again: () => Promise<unknown> }

/** Follows one's own inbox: by how many notices are unread. */
export default function LiveInbox({ unread, again }: Props) {
  return (
    <LiveMark state={useLive({ params, variables: NOTHING, shown: String(unread), mark: markOf, again })} />
  )
}
