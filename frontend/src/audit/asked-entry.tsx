import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { askedEntryQuery } from '~/__generated__/askedEntryQuery.graphql'
import { EntryRow } from './entry-row'
import type { AuditSearch } from './search'

const query = graphql`
  query askedEntryQuery($number: Decimal!) {
    auditEntries(first: 1, filter: { number: { eq: $number } }) {
      edges {
        node {
          id
          ...entryRow_entry
        }
      }
    }
  }
`
type Props = { number: number; onChange: (next: Partial<AuditSearch>) => void }

/** The entry that the address names, when it is not among those loaded. */
export function AskedEntry({ number, onChange }: Props) {
  const { auditEntries } = useLazyLoadQuery<askedEntryQuery>(query, { number: String(number) })
  const entry = auditEntries.edges[0]?.node
  if (!entry) return null
  return <EntryRow entry={entry} open onOpen={() => onChange({ entry: undefined })} onChange={onChange} />
}
