/** Holds the arrows between the rooms of src/ (scripts/rooms.ts); prints each import that runs against them. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { arrows, sharedRooms, strangers } from './rooms.ts'

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)['"]([^'"]+)['"]/g

/** The room a file of src/ belongs to: `design`, `exceptions`, ... */
const roomOf = file => file.split('/')[0]

/** Where an import of `file` leads: a room of src/, or a package. */
function target(file, specifier) {
  if (specifier.startsWith('~/')) return { room: roomOf(specifier.slice(2)) }
  if (specifier.startsWith('.')) return { room: roomOf(path.posix.join(path.posix.dirname(file), specifier)) }
  return { stranger: specifier }
}

/** @returns {string[]} what stands against the arrows in one file (`file` is relative to src/). */
export function againstTheArrows(file, code) {
  const room = roomOf(file)
  if (!file.includes('/')) return []
  const kind = sharedRooms.includes(room) ? room : 'page'
  const isTest = /\.test\.tsx?$/.test(file)
  const allowed = arrows[kind] ?? []
  const found = []
  for (const [, specifier] of code.matchAll(IMPORT)) {
    const to = target(file, specifier)
    if (to.stranger !== undefined) {
      const banned = (strangers[kind] ?? []).some(
        name => to.stranger === name || to.stranger.startsWith(`${name}/`),
      )
      if (banned) found.push(`${file}: ${kind} may not know ${specifier}`)
    } else if (to.room !== room && allowed !== 'everything' && !allowed.includes(to.room)) {
      if (!(isTest && to.room === 'testing')) found.push(`${file}: ${room} may not import ${specifier}`)
    }
  }
  return found
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = globSync('src/**/*.{ts,tsx}').filter(file => !file.includes('__generated__'))
  const found = files.flatMap(file =>
    againstTheArrows(path.posix.relative('src', file), readFileSync(file, 'utf8')),
  )
  for (const line of found) console.error(line)
  console.log(`${files.length} files, ${found.length} imports against the arrows`)
  process.exitCode = found.length ? 1 : 0
}
