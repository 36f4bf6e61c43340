import type { ComponentProps } from 'react'
import { TableTools } from '~/design/table/table-tools'
import { servicesVariables, type ServicesSearch } from '~/parts/search/services-search'
import { ListTools } from '~/parts/views/list-tools'
import type { useServiceColumns } from './columns'

type Props = Pick<ComponentProps<typeof ListTools>, 'views' | 'acts'> & {
  search: ServicesSearch
  columns: ReturnType<typeof useServiceColumns>
  shown: readonly string[]
  hidden: string[]
  onChange: (part: Partial<ServicesSearch>) => void
}

/** Which columns are shown; the list kept as a view, and taken out as a file. */
export function ServiceTools({ search, columns, shown, hidden, views, acts, onChange }: Props) {
  const hide = (ids: string[]) =>
    onChange({ cols: columns.filter(column => !ids.includes(column.id)).map(column => column.id) })
  return (
    <>
      <TableTools columns={columns} hidden={hidden} onHidden={hide} />
      <ListTools
        page="services"
        views={views}
        acts={acts}
        columns={shown}
        variables={servicesVariables(search)}
      />
    </>
  )
}
