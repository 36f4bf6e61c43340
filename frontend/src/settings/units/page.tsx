import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageUnitsQuery } from '~/__generated__/pageUnitsQuery.graphql'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { SettingsPage } from '../frame'
import { useLackingRight } from '../lacking-right'
import { treeOf, type Unit } from './tree'
import { UnitBranch } from './unit-branch'

const CreateUnitDialog = later(async () => (await import('./create-unit')).CreateUnitDialog)
const EditUnitDialog = later(async () => (await import('./edit-unit')).EditUnitDialog)

export const query = graphql`
  query pageUnitsQuery {
    viewer {
      acts
    }
    units(first: 500) {
      totalCount
      edges {
        node {
          id
          version
          name
          parent {
            id
          }
        }
      }
    }
  }
`

/** The organisation's tree. Roles held at a unit reach everything below it. */
export default function UnitsPage({ queryRef }: { queryRef: PreloadedQuery<pageUnitsQuery> }) {
  const { t } = useLingui()
  const lacking = useLackingRight()
  const { viewer, units } = usePreloadedQuery<pageUnitsQuery>(query, queryRef)
  const [open, setOpen] = useState<{ act: 'create' | 'edit'; unit: Unit } | null>(null)
  const roots = useMemo(
    () =>
      treeOf(units.edges.map(({ node: { parent, ...rest } }) => ({ ...rest, parentId: parent?.id ?? null }))),
    [units],
  )
  const close = () => setOpen(null)
  return (
    <SettingsPage title={t`Units`} acts={viewer.acts}>
      <Card
        flush
        title={<Plural value={units.totalCount} one="# unit" other="# units" />}
        note={
          <Trans>
            A role held at a unit reaches everything below it. Moving a unit takes all of that along.
          </Trans>
        }
      >
        <UnitBranch units={roots} lacking={lacking(viewer.acts, 'organisation:edit')} onAct={setOpen} />
      </Card>
      {open?.act === 'create' && <CreateUnitDialog below={open.unit} onClose={close} />}
      {open?.act === 'edit' && <EditUnitDialog unit={open.unit} onClose={close} />}
    </SettingsPage>
  )
}
