import { Trans, useLingui } from '@lingui/react/macro'
import { Eye, EyeOff } from 'lucide-react'
import { PersonChip } from '~/parts/person/person-chip'
import { usePeopleHere } from './use-people-here'
import s from './people-here.module.css'

/** So many are named; who else is here is counted. */
const NAMED = 4

/** Who else has this request open now. Where somebody is sealed it is told of nobody. */
export function PeopleHere({ request }: { request: string }) {
  const { t } = useLingui()
  const { here, named, choose } = usePeopleHere(request)
  if (!here) return null
  if (here.withheld) {
    return (
      <span className={s.quiet}>
        <EyeOff size={13} aria-hidden />
        <Trans>Who is here is not told: somebody is sealed</Trans>
      </span>
    )
  }
  const others = here.people.filter(({ me }) => !me)
  const more = others.length - NAMED
  return (
    <span className={s.here}>
      <span role="status" className={s.people}>
        {others.length > 0 && (
          <>
            <Trans>Here now:</Trans>
            {others.slice(0, NAMED).map(({ id, name }) => (
              <PersonChip key={id} name={name} />
            ))}
            {more > 0 && <Trans>and {more} more</Trans>}
          </>
        )}
      </span>
      <button
        type="button"
        className={s.choice}
        aria-pressed={named}
        title={
          named
            ? t`Others who have this request open see your name. Press so that they do not.`
            : t`Nobody sees that you are here. Press so that others do.`
        }
        onClick={() => choose(!named)}
      >
        {named ? <Eye size={13} aria-hidden /> : <EyeOff size={13} aria-hidden />}
        {named ? t`You are named` : t`You are not named`}
      </button>
    </span>
  )
}
