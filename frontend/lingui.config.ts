import { readdirSync } from 'node:fs'
import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'
import { sharedRooms } from './scripts/rooms.ts'

/** One catalogue for what every page shows, and one a page's room, so that a page brings only its own words. */
const pages = readdirSync('src', { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !sharedRooms.includes(entry.name))
  .map(entry => entry.name)

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de', 'pseudo'],
  pseudoLocale: 'pseudo',
  fallbackLocales: { default: 'en' },
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}',
      include: ['app', 'design', 'parts', 'charts', 'words'].map(room => `src/${room}`),
    },
    ...pages.map(room => ({ path: `<rootDir>/src/${room}/locales/{locale}`, include: [`src/${room}`] })),
  ],
  format: formatter({ lineNumbers: false }),
})
