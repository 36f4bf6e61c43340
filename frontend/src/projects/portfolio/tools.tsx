import { useNavigate } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { TableTools } from '~/design/table/table-tools'
import { listVariables, type ProjectsSearch } from '~/parts/search/projects-search'
import { ListTools } from '~/parts/views/list-tools'
import type { useColumns } from './columns'

type Props = Pick<ComponentProps<typeof ListTools>, 'views' | 'acts'> & {
  search: ProjectsSearch
  columns: ReturnType<typeof useColumns>
  shown: readonly string[]
  hidden: string[]
}

/** Which columns are shown; the list kept as a view, and taken out as a file. */
export function Tools({ search, columns, shown, hidden, views, acts }: Props) {
  const navigate = useNavigate({ from: '/projects' })
  const hide = (ids: string[]) => {
    const cols = columns.filter(column => !column.pinned && !ids.includes(column.id)).map(column => column.id)
    void navigate({ search: old => ({ ...old, cols }), replace: true })
  }
  return (
    <>
      <TableTools columns={columns} hidden={hidden} onHidden={hide} />
      <ListTools
        page="projects"
        views={views}
        acts={acts}
        columns={shown}
        variables={listVariables(search)}
      />
    </>
  )
}
