import { expect, test } from 'vitest'
import { fromOwnFiles, iconFiles } from './own-icons.ts'

const INDEX = `
export { default as AlertCircle, default as CircleAlert } from './icons/circle-alert.mjs';
export { default as X, default as XIcon } from './icons/x.mjs';
export { default as createLucideIcon } from './createLucideIcon.mjs';
`
const from = (code: string) => fromOwnFiles(code, iconFiles(INDEX), file => `/lib/${file}`)

test('an icon comes from its own file, by whichever name it goes', () => {
  expect(from("import { X } from 'lucide-react'")).toBe("import X from '/lib/icons/x.mjs'")
  expect(from("import { AlertCircle as Alert } from 'lucide-react'")).toBe(
    "import Alert from '/lib/icons/circle-alert.mjs'",
  )
})

test('types and what is no icon stay with the index', () => {
  expect(from("import { X, type LucideIcon } from 'lucide-react'")).toBe(
    "import X from '/lib/icons/x.mjs';import { type LucideIcon } from 'lucide-react'",
  )
})

test('the lines below stay where they are', () => {
  expect(from("import {\n  X,\n} from 'lucide-react'\nhere").split('\n')[3]).toBe('here')
})
