import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { askedEntryQuery } from '~/__generated__/askedEntryQuery.graphql'
import { EntryRow } from './entry-row'
import type { AuditSearch } from './search'

const query = graphql`
  query askedEntryQuery($id: ID!) {
    node(id: $id) {
      ...entryRow_entry @alias(as: "entry")
    }
  }
`
type Props = { id: string; onChange: (next: Partial<AuditSearch>) => void }

/** The entry that the address names, when it is not among those loaded. */
export function AskedEntry({ id, onChange }: Props) {
  const { node } = useLazyLoadQuery<askedEntryQuery>(query, { id })
  if (!node?.entry) return null
  return (
    <EntryRow entry={node.entry} open onOpen={() => onChange({ entry: undefined })} onChange={onChange} />
  )
}
