/** Holds that every text is in the catalogues and has a German one. Run `npm run words` after changing texts. */
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const catalogues = () => globSync('src/**/locales/*.po').sort()
const entries = file =>
  readFileSync(file, 'utf8')
    .split(/\n\n/)
    .slice(1)
    .filter(entry => !/^#~/m.test(entry))
const field = (entry, name) =>
  [...(new RegExp(`^${name} ((?:".*"\\n?)+)`, 'm').exec(entry)?.[1] ?? '').matchAll(/"(.*)"/g)]
    .map(m => m[1])
    .join('')
const ids = file =>
  entries(file)
    .map(entry => field(entry, 'msgid'))
    .sort()
    .join('\n')

const kept = mkdtempSync(path.join(tmpdir(), 'words-'))
const before = new Map(catalogues().map(file => [file, ids(file)]))
for (const file of catalogues()) cpSync(file, path.join(kept, file.replaceAll('/', '~')))
const problems = []
try {
  execFileSync(process.execPath, ['node_modules/.bin/lingui', 'extract', '--clean'], { stdio: 'ignore' })
  for (const file of catalogues()) {
    if (before.get(file) !== ids(file)) problems.push(`${file} is behind the code: run npm run words`)
    if (!file.endsWith('/de.po')) continue
    for (const entry of entries(file)) {
      if (field(entry, 'msgid') && !field(entry, 'msgstr'))
        problems.push(`${file}: no German for "${field(entry, 'msgid')}"`)
    }
  }
} finally {
  for (const file of catalogues()) {
    if (!before.has(file)) rmSync(file)
    else cpSync(path.join(kept, file.replaceAll('/', '~')), file)
  }
  rmSync(kept, { recursive: true })
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length ? 1 : 0
