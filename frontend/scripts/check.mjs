/** All that is checked without running the pages: documents, types, lint, layout of the code, arrows, words. */
import { spawnSync } from 'node:child_process'

const steps = [
  ['compiled documents', 'node', ['scripts/relay.mjs']],
  ['types', 'npx', ['--no-install', 'tsc', '--noEmit']],
  ['lint', 'npx', ['--no-install', 'eslint', '--max-warnings=0', '.']],
  ['layout', 'npx', ['--no-install', 'prettier', '--check', '--log-level=warn', '.']],
  ['arrows', 'node', ['scripts/arrows.mjs']],
  ['words', 'node', ['scripts/words.mjs']],
]
const failed = []
for (const [name, command, args] of steps) {
  const started = Date.now()
  const [file, rest] = command === 'node' ? [process.execPath, args] : bin(args[1], args.slice(2))
  const { status } = spawnSync(file, rest, { stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (status !== 0) failed.push(name)
}
if (failed.length) {
  console.error(`\nfailed: ${failed.join(', ')}`)
  process.exit(1)
}

/** The tool's own start file, run by this Node: a shim would look for another Node on the path. */
function bin(tool, args) {
  return [process.execPath, [`node_modules/.bin/${tool}`, ...args]]
}
