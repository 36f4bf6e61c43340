import { QueueBurn } from '~/parts/queue-burn/queue-burn'
import { registerVariables } from '~/parts/search/register-search'
import type { RegisterSearch } from './register-search'

/** What waits of the listed requests costs together; fetched after the rows, in a chunk of its own. */
export default function RegisterBurn({ search }: { search: RegisterSearch }) {
  const { filter, search: words } = registerVariables(search)
  return <QueueBurn filter={filter} search={words} />
}
