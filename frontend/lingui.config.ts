import { readdirSync } from 'node:fs'
import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'
import { sharedRooms } from './scripts/rooms.ts'

/** What stands around every page: its English is part of the shell, so nothing else belongs here. */
const shell = {
  include: [
    'src/app',
    ...['button', 'callout', 'empty', 'menu', 'page', 'skeleton', 'tip', 'toast'].map(
      piece => `src/design/${piece}`,
    ),
    'src/words/roles.ts',
  ],
  exclude: ['src/app/palette', 'src/app/denied', 'src/app/session', 'src/app/shell/shortcuts.tsx'],
}
/** What pages share, and what opens above them. */
const pieces = {
  include: ['src/parts', 'src/charts', 'src/design', 'src/words', ...shell.exclude],
  exclude: shell.include.filter(path => path !== 'src/app'),
}

/** One catalogue for the shell, one for the pieces that pages share, one a page's room: each brings its own words. */
const pages = readdirSync('src', { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !sharedRooms.includes(entry.name))
  .map(entry => entry.name)

/** The check takes the texts out beside the real catalogues, so that it changes none of them. */
const root = process.env.TRIPTYCH_WORDS ?? '<rootDir>/src'

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de', 'pseudo'],
  pseudoLocale: 'pseudo',
  fallbackLocales: { default: 'en' },
  catalogs: [
    { path: `${root}/locales/{locale}`, ...shell },
    { path: `${root}/parts/locales/{locale}`, ...pieces },
    ...pages.map(room => ({ path: `${root}/${room}/locales/{locale}`, include: [`src/${room}`] })),
  ],
  format: formatter({ lineNumbers: false }),
})
