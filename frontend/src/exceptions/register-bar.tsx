import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { useCallback } from 'react'
import type { registerStands_facets$key } from '~/__generated__/registerStands_facets.graphql'
import type { registerViews_facets$key } from '~/__generated__/registerViews_facets.graphql'
import type { viewsMenu_query$key } from '~/__generated__/viewsMenu_query.graphql'
import { Button } from '~/design/button/button'
import { TableTools } from '~/design/table/table-tools'
import { FilterChip } from '~/parts/records/filter-chip'
import { SearchBox } from '~/parts/records/search-box'
import { registerVariables } from '~/parts/search/register-search'
import { MineChip } from '~/parts/records/mine-chip'
import { ListTools } from '~/parts/views/list-tools'
import { Day } from '~/words'
import { useRegisterColumns } from './register-columns'
import type { RegisterSearch } from './register-search'
import { RegisterStands } from './register-stands'
import { RegisterViews } from './register-views'
import { useRegisterSearch } from './use-register-search'
import s from './register.module.css'

type Props = {
  facets: registerViews_facets$key & registerStands_facets$key
  views: viewsMenu_query$key
  search: RegisterSearch
  acts: readonly string[]
}

/** Views with their counts, search, filters and the table's tools; all of it is in the address. */
export function RegisterBar({ facets, views, search, acts }: Props) {
  const { t } = useLingui()
  const change = useRegisterSearch(search)
  const columns = useRegisterColumns()
  const find = useCallback((q: string) => change({ q: q || undefined }), [change])
  return (
    <div className={s.bar} data-print="hide">
      <RegisterViews facets={facets} search={search} />
      <div className={s.tools}>
        <SearchBox value={search.q ?? ''} onChange={find} placeholder={t`Title, reference or need`} />
        <MineChip mine={Boolean(search.mine)} onChange={mine => change({ mine })} />
        <RegisterStands facets={facets} search={search} change={change} />
        <FilterChip
          label={t`Who pays`}
          options={[
            { value: 'REQUESTER', label: t`The requester` },
            { value: 'PROVIDER', label: t`The provider` },
          ]}
          chosen={search.payer ? [search.payer] : []}
          onChange={chosen => change({ payer: chosen?.[0] })}
          single
        />
        {search.decided && (
          <Button variant="ghost" onClick={() => change({ decided: undefined })}>
            <X size={14} aria-hidden />
            <Trans>
              Decided since <Day day={search.decided.slice(0, 10)} />
            </Trans>
          </Button>
        )}
        {(search.q || search.payer || search.mine) && (
          <Button variant="ghost" onClick={() => change({ q: undefined, payer: undefined, mine: undefined })}>
            <X size={14} aria-hidden />
            <Trans>Clear filters</Trans>
          </Button>
        )}
        <span className={s.end}>
          <TableTools
            columns={columns}
            hidden={search.hidden ?? []}
            onHidden={hidden => change({ hidden: hidden.length ? hidden : undefined })}
          />
          <ListTools
            page="exceptions"
            views={views}
            acts={acts}
            columns={columns.map(({ id }) => id).filter(id => !search.hidden?.includes(id))}
            variables={registerVariables(search)}
          />
        </span>
      </div>
    </div>
  )
}
