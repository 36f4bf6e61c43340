import { readdirSync } from 'node:fs'
import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'
import { sharedRooms } from './scripts/rooms.ts'

/** One catalogue for the shell and the design, one for the pieces that pages share, one a page's room: each brings its own words. */
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
    {
      path: `${root}/locales/{locale}`,
      include: ['app', 'design', 'words'].map(room => `src/${room}`),
    },
    { path: `${root}/parts/locales/{locale}`, include: ['src/parts', 'src/charts'] },
    ...pages.map(room => ({ path: `${root}/${room}/locales/{locale}`, include: [`src/${room}`] })),
  ],
  format: formatter({ lineNumbers: false }),
})
