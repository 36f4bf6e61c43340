/**
 * Prints what a first visit and each page weigh (gzip, KiB) beside their budgets and the numbers kept last; fails when one
 * is over. `npm run budgets -- --keep` keeps these numbers: once a release.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const SHELL_BUDGET = 170
const PAGE_BUDGET = 45
const REQUEST_BUDGET = 15
/** The document, theme.js, one font file, the shell's query and the page's. */
const OTHER_REQUESTS = 5
/** What a page fetches only for those who may use it, and when they open it: each beside what was there `after`. */
const PIECES = {
  'src/settings/explorer/workbench.tsx': { budget: 220, after: 'src/settings/explorer/page.tsx' },
  'src/settings/explorer/documentation/panel.tsx': {
    budget: 8,
    after: 'src/settings/explorer/workbench.tsx',
  },
}
/** Pages before signing in read nothing. */
const SIGNED_OUT = ['sign-in', 'welcome/first', 'welcome/password']

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const sizes = new Map()
const size = file => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1024)
  return sizes.get(file)
}

/** All files that a chunk needs before it can run. */
function filesOf(name, seen = new Set(), files = new Set()) {
  if (seen.has(name)) return files
  seen.add(name)
  const chunk = manifest[name]
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
  for (const needed of chunk.imports ?? []) filesOf(needed, seen, files)
  return files
}

/** What was fetched for a piece, and for what it is opened in. */
const filesBefore = name => {
  const before = PIECES[name] ? filesBefore(PIECES[name].after) : []
  return new Set([...filesOf(name), ...before])
}

const total = files => [...files].reduce((sum, file) => sum + size(file), 0)
/** The document names what a first visit reads. */
const html = readFileSync('dist/index.html', 'utf8')
const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(found => found[1])
const chunks = Object.keys(manifest).filter(name => named.includes(manifest[name].file))
const shell = new Set([...named, ...chunks.flatMap(name => [...filesOf(name)])])
let over = 0

const KEPT = 'budgets.json'
const last = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {}
const now = {}

function line(name, weight, budget, requests) {
  now[name] = { kib: Number(weight.toFixed(1)), ...(requests && { requests }) }
  const before = last[name]
  const beside = (value, was) => `${value}${was === undefined ? '' : ` (${was})`}`
  const isOver = weight > budget || requests > REQUEST_BUDGET
  if (isOver) over += 1
  const numbers = `${beside(weight.toFixed(1), before?.kib.toFixed(1)).padStart(14)} of ${String(budget).padStart(3)} KiB`
  const asked = requests
    ? `${beside(requests, before?.requests).padStart(10)} of ${REQUEST_BUDGET} requests cold`
    : ''
  console.log(`${name.padEnd(36)}${numbers}${asked}${isOver ? '  OVER' : ''}`)
}

if (Object.keys(last).length) console.log('In brackets: the last release.')
line('shell', total(shell), SHELL_BUDGET)
for (const file of [...shell].sort((a, b) => size(b) - size(a)).slice(0, 6)) {
  console.log(`    ${file.padEnd(30)}${size(file).toFixed(1).padStart(7)}`)
}
const pages = Object.keys(manifest).filter(name => /^src\/(?!gallery).*\/page\.tsx$/.test(name))
for (const name of pages) {
  const folders = name.split('/').slice(1, -1)
  // a tab needs the page around it, and that page's query
  const around = folders.length > 2 ? [`src/${folders.slice(0, -1).join('/')}/page.tsx`] : []
  const own = [...new Set([name, ...around].flatMap(one => [...filesOf(one)]))].filter(
    file => !shell.has(file),
  )
  const queries = SIGNED_OUT.includes(folders.join('/')) ? -2 : around.length
  const requests = shell.size + own.length + OTHER_REQUESTS + queries
  line(name.replace('src/', ''), total(own), PAGE_BUDGET, requests)
}
for (const [name, { budget, after }] of Object.entries(PIECES)) {
  const there = filesBefore(after)
  const own = [...filesOf(name)].filter(file => !shell.has(file) && !there.has(file))
  line(name.replace('src/', ''), total(own), budget)
}
/** Two chunks that import each other may run in the wrong order: a grouping in vite.config.ts is then wrong. */
for (const name of Object.keys(manifest)) {
  const back = (manifest[name].imports ?? []).filter(other => reaches(other, name))
  if (back.length) console.log(`${name} and ${back.join(', ')} import each other`)
  over += back.length
}

function reaches(from, to, seen = new Set()) {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  return (manifest[from].imports ?? []).some(next => reaches(next, to, seen))
}

if (process.argv.includes('--keep')) writeFileSync(KEPT, `${JSON.stringify(now, null, 2)}\n`)
process.exitCode = over ? 1 : 0
