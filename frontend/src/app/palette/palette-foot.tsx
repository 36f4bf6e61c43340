import { Autocomplete } from '@base-ui/react/autocomplete'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Kbd } from '~/design/kbd/kbd'
import type { SearchState } from './use-found-records'
import s from './palette.module.css'

/** The keys, and in words how the search for records stands: read out when it changes. */
export function PaletteFoot({ state, count }: { state: SearchState; count: number }) {
  const { t } = useLingui()
  const said: Record<SearchState, string> = {
    idle: '',
    searching: t`Searching…`,
    found: plural(count, { 0: 'No record found', one: '# record found', other: '# records found' }),
    failed: '',
  }
  return (
    <div className={s.foot}>
      <span aria-hidden>
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>
        <Trans>move</Trans>
      </span>
      <span aria-hidden>
        <Kbd>↵</Kbd>
        <Trans>go</Trans>
      </span>
      <Autocomplete.Status className={s.said}>{said[state]}</Autocomplete.Status>
    </div>
  )
}
