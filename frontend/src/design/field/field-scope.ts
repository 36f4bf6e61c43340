import { createContext, useContext } from 'react'

/** What the ids of a form's controls begin with; a dialog over a form has a scope of its own. */
export const FieldScope = createContext('')

/** The id of the control that holds `name`: two forms on one screen may both have a field of this name. */
export const useFieldId = (name: string): string => useContext(FieldScope) + name

/** The control of a field: within the scope, or the one that bears the field's plain name. */
export const controlOf = (scope: string, name: string): HTMLElement | null =>
  document.getElementById(scope + name) ?? document.getElementById(name)
