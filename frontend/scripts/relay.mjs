/**
 * Compiles the GraphQL documents against ../schema.graphql. A document that no longer fits the schema fails here.
 * persisted.json is written anew, so that it holds today's documents and no others.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const compiler = createRequire(import.meta.url)('relay-compiler')
mkdirSync('src/__generated__', { recursive: true })
writeFileSync('persisted.json', '{}\n')
const { status, stdout } = spawnSync(compiler, ['--repersist', '--noWatchman'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
})
if (status !== 0) {
  console.error(stdout)
  process.exit(status ?? 1)
}
const documents = JSON.parse(readFileSync('persisted.json', 'utf8'))
const sorted = Object.entries(documents).sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync('persisted.json', `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
console.log(`${sorted.length} documents compiled`)
