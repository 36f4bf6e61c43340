import { useState } from 'react'
import { Button } from '~/design/button/button'
import { PageBody, PageHead } from '~/design/page/page'
import { Table, type Column, type Sort } from '~/design/table/table'
import { TableTools } from '~/design/table/table-tools'
import { PersonChip } from '~/parts/person/person-chip'
import { ThreeKeyMarks } from '~/parts/three-keys/three-keys'
import { Amount, HealthBadge } from '~/words'

type Sample = { id: string; name: string; health: string; cost: number; owner: string }

const HEALTH = ['ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'NOT_SHOWN']
const NAMES = ['Core network renewal', 'Payments hub', 'Ledger migration', 'Branch kiosks', 'Case management']
const rows: Sample[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `P-${String(index + 1).padStart(4, '0')}`,
  name: `${NAMES[index % NAMES.length]} ${Math.floor(index / NAMES.length) + 1}`,
  health: HEALTH[(index * 7) % 4] ?? 'NOT_SHOWN',
  cost: 1_000_000 + ((index * 7919) % 90) * 250_000,
  owner: ['Amara Okafor', 'Lena Novak', 'Sven Ueda'][index % 3] ?? '',
}))

const columns: Column<Sample>[] = [
  { id: 'id', head: 'Reference', width: 92, pinned: true, sortable: true, cell: row => row.id },
  {
    id: 'name',
    head: 'Project',
    width: 220,
    grow: 1,
    pinned: true,
    sortable: true,
    cell: row => <b>{row.name}</b>,
  },
  {
    id: 'health',
    head: 'Health',
    width: 130,
    sortable: true,
    cell: row => <HealthBadge health={row.health} />,
  },
  {
    id: 'keys',
    head: 'Next gate',
    width: 110,
    cell: row => (
      <ThreeKeyMarks
        keys={[{ office: 'PMO', state: row.health === 'ON_TRACK' ? 'PASSES' : 'BLOCKED', reasons: [] }]}
      />
    ),
  },
  {
    id: 'cost',
    head: 'Budget',
    width: 120,
    end: true,
    sortable: true,
    cell: row => <Amount money={{ amount: String(row.cost), currency: 'GBP' }} compact />,
  },
  { id: 'owner', head: 'Owner', width: 180, grow: 1, cell: row => <PersonChip name={row.owner} /> },
]

export function TableSample() {
  const [sort, setSort] = useState<Sort>()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['P-0003']))
  const [hidden, setHidden] = useState<string[]>([])
  const [open, setOpen] = useState<string | undefined>('P-0005')
  return (
    <>
      <PageHead title="Projects" acts={<Button variant="primary">New project</Button>} />
      <PageBody width="full">
        <div style={{ padding: '8px 20px', display: 'flex', justifyContent: 'flex-end' }}>
          <TableTools columns={columns} hidden={hidden} onHidden={setHidden} />
        </div>
        <Table
          label="Projects"
          columns={columns}
          rows={rows}
          rowId={row => row.id}
          total={rows.length}
          sort={sort}
          onSort={setSort}
          selected={selected}
          onSelect={setSelected}
          hidden={hidden}
          open={open}
          onOpen={setOpen}
          card={row => (
            <span style={{ display: 'grid', gap: 4 }}>
              <b>{row.name}</b>
              <span>
                {row.id} <HealthBadge health={row.health} />
              </span>
            </span>
          )}
          empty="None"
        />
      </PageBody>
    </>
  )
}
