/** Holds that every text is in the catalogues and has a German one. Run `npm run words` after changing texts. */
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const entries = file =>
  readFileSync(file, 'utf8')
    .split(/\n\n/)
    .slice(1)
    .filter(entry => !/^#~/m.test(entry))
const field = (entry, name) => {
  const found = new RegExp(`^${name} ((?:".*"\\n?)+)`, 'm').exec(entry)?.[1] ?? ''
  return [...found.matchAll(/"(.*)"/g)].map(line => line[1]).join('')
}
const ids = file => entries(file).map(entry => field(entry, 'msgid'))

const beside = mkdtempSync(path.join(tmpdir(), 'words-'))
const problems = []
try {
  for (const file of globSync('src/**/locales/*.po'))
    cpSync(file, path.join(beside, path.relative('src', file)))
  execFileSync(process.execPath, ['node_modules/.bin/lingui', 'extract', '--clean'], {
    stdio: 'ignore',
    env: { ...process.env, TRIPTYCH_WORDS: beside },
  })
  for (const taken of globSync(`${beside}/**/de.po`).sort()) {
    const file = path.join('src', path.relative(beside, taken))
    const known = new Set(globSync(file).flatMap(ids))
    for (const entry of entries(taken)) {
      const text = field(entry, 'msgid')
      if (!known.delete(text)) problems.push(`${file}: "${text}" is not in the catalogue, run npm run words`)
      else if (!field(entry, 'msgstr')) problems.push(`${file}: no German for "${text}"`)
    }
    for (const text of known)
      if (text) problems.push(`${file}: "${text}" is gone from the code, run npm run words`)
  }
} finally {
  rmSync(beside, { recursive: true })
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length ? 1 : 0
