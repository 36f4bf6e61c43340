import { useEditorContext } from '@graphiql/react'
import { useCallback, useState } from 'react'

type Edited = NonNullable<NonNullable<ReturnType<typeof useEditorContext>>['queryEditor']>['documentAST']
type Operation = { name: string; kind: string }

/** The operations of the document and the one that Run sends; what cannot be read at the moment leaves them as they were. */
export function useOperations() {
  const { activeTabIndex, setOperationName, tabs } = useEditorContext({ nonNull: true })
  const [operations, setOperations] = useState<Operation[]>([])
  const onEdit = useCallback((text: string, read?: Edited) => {
    if (!read && text.trim() !== '') return
    const found = (read?.definitions ?? []).flatMap(each =>
      each.kind === 'OperationDefinition'
        ? [{ name: each.name?.value ?? '', kind: each.operation as string }]
        : [],
    )
    setOperations(found)
  }, [])
  const named = tabs[activeTabIndex]?.operationName ?? ''
  const chosen = operations.find(({ name }) => name === named) ?? operations[0]
  return { operations, chosen, choose: setOperationName, onEdit }
}
