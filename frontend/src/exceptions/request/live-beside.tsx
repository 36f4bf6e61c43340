import LiveRecord from '~/parts/live/live-record'
import { PeopleHere } from './people-here'

type Props = { id: string; shown: string; again: () => Promise<unknown> }

/** What others do on this request, and who of them is here: fetched after what is read first. */
export default function LiveBeside({ id, shown, again }: Props) {
  return (
    <>
      <LiveRecord id={id} shown={shown} again={again} />
      <PeopleHere request={id} />
    </>
  )
}
