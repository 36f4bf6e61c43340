import '@graphiql/react/style.css'
import { GraphiQLProvider } from '@graphiql/react'
import { useState } from 'react'
import { ask } from './ask'
import { Editors } from './editors'
import { useExamples } from './examples'

/** Named to the editors so that they tell which name was pressed; what they would draw is drawn by the panel instead. */
const documentation = { title: 'documentation', icon: () => null, content: () => null }
const plugins = [documentation]

/** Keeps what was written until the tab is closed, and no longer: the next person at this desk begins anew. */
const kept = {
  getItem: (name: string) => sessionStorage.getItem(name),
  setItem: (name: string, value: string) => sessionStorage.setItem(name, value),
  removeItem: (name: string) => sessionStorage.removeItem(name),
  clear: () => sessionStorage.clear(),
  get length() {
    return sessionStorage.length
  },
}

/** GraphiQL without its frame: its editors, which know the schema, in the product's own page. */
export function Workbench({ request, acts }: { request: string | null; acts: readonly string[] }) {
  const examples = useExamples(request, acts)
  const [first] = useState(examples[0])
  return (
    <GraphiQLProvider
      fetcher={ask}
      storage={kept}
      defaultQuery={first?.query ?? ''}
      schemaDescription
      inputValueDeprecation
      plugins={plugins}
      referencePlugin={documentation}
    >
      <Editors examples={examples} />
    </GraphiQLProvider>
  )
}
