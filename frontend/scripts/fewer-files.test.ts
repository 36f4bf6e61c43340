import { expect, test } from 'vitest'
import { withPreloads } from './fewer-files.ts'

test('what is preloaded names the joined file once, and all numbers point where they pointed', () => {
  const code =
    'm.f=["a.js","one.css","b.js","two.css"]));import(0,__vite__mapDeps([0,1])),import(2,__vite__mapDeps([2,1,3]))'

  const changed = withPreloads(code, file => (file.endsWith('.css') ? 'all.css' : file))

  expect(changed).toBe(
    'm.f=["a.js","all.css","b.js"]));import(0,__vite__mapDeps([0,1])),import(2,__vite__mapDeps([2,1]))',
  )
})

test('a chunk that preloads nothing stays as it is', () => {
  expect(withPreloads('export{a as b}', () => 'x')).toBe('export{a as b}')
})
