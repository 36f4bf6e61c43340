import { Badge } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { CopyRef } from '~/design/copy/copy'
import { PageBody, PageHead } from '~/design/page/page'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { FormSample } from './form-sample'
import { Pieces } from './pieces'
import { TableSample } from './table-sample'

/** Every piece on one page, for those who build: only while developing, and in tests. */
export default function Gallery({ search = {} }: { search?: { part?: 'table' | 'form' } }) {
  if (search.part === 'table') return <TableSample />
  return (
    <>
      <PageHead
        title="Temporary link capacity for the relocation"
        crumbs={<a href="/exceptions">Exceptions</a>}
        beside={
          <>
            <CopyRef value="REQ-2041" />
            <Badge tone="warn">Waits for a decision</Badge>
            <ProvenanceBadge kind="ILLUSTRATIVE" source="Demo" asOf="2026-11-20" />
          </>
        }
        acts={
          <>
            <Button reason="The amount is over your limit of $25,000." whoCan="Amara Okafor, level 2">
              Approve
            </Button>
            <Button variant="primary">Restate the need</Button>
          </>
        }
      />
      <PageBody width={search.part === 'form' ? 'read' : 'wide'}>
        {search.part === 'form' ? <FormSample /> : <Pieces />}
      </PageBody>
    </>
  )
}
