import { expect, test } from 'vitest'
// @ts-expect-error plain JavaScript, run by Node as it is
import { againstTheArrows } from './arrows.mjs'

test.each([
  ['design/x.tsx', "import { useWords } from '~/words'"],
  ['design/x.tsx', "import { graphql } from 'react-relay/hooks'"],
  ['design/x/y.tsx', "import { a } from '../../words/format'"],
  ['charts/x.tsx', "import { BurnClock } from '~/parts/burn-clock/burn-clock'"],
  ['words/x.ts', "import { a } from 'relay-runtime'"],
  ['parts/x.tsx', "import { a } from '~/exceptions/row'"],
  ['exceptions/x.tsx', "import { a } from '~/projects/row'"],
  ['exceptions/x.tsx', "const a = await import('~/app/router')"],
])('%s may not: %s', (file, code) => {
  expect(againstTheArrows(file, code)).toHaveLength(1)
})

test.each([
  [
    'exceptions/x.tsx',
    "import { a } from './row'\nimport { b } from '~/parts/act/use-act'\nimport { c } from 'react-relay/hooks'",
  ],
  ['parts/x.tsx', "import { a } from '~/words'\nimport { b } from '~/charts/spark'"],
  ['design/x.test.tsx', "import { renderIn } from '~/testing/render'"],
  ['app/x.tsx', "import { a } from '~/exceptions/page'"],
])('%s may: %s', (file, code) => {
  expect(againstTheArrows(file, code)).toEqual([])
})
