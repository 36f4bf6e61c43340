import type { ComponentProps } from 'react'
import { ExportMenu } from '../export/export-menu'
import type { TableName } from '../export/export-table'
import type { ViewedPage } from './search-state'
import { ViewsMenu } from './views-menu'

const TABLES: Record<ViewedPage, TableName> = {
  projects: 'projects',
  exceptions: 'exceptions',
  gates: 'gates',
  changes: 'initiatives',
  services: 'services',
}

type Props = ComponentProps<typeof ViewsMenu> & Omit<ComponentProps<typeof ExportMenu>, 'table'>

/** What can be done with a list as it is shown: keep it as a view, take it out as a file. */
export function Tools({ page, views, ...asked }: Props) {
  return (
    <>
      <ViewsMenu page={page} views={views} />
      <ExportMenu table={TABLES[page]} {...asked} />
    </>
  )
}
