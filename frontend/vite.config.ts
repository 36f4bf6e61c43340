import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { leaveOut } from './scripts/leave-out.ts'
import { relayTag } from './scripts/relay-tag.ts'

/** The icons that the shell's files name; those of the pages come with the pages. */
function shellIcons() {
  const files = [...globSync('src/app/shell/*.tsx'), ...globSync('src/design/{callout,empty}/*.tsx')]
  const named = files.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/import \{([^}]+)\} from 'lucide-react'/g)].flatMap(found =>
      (found[1] ?? '').split(',').map(name => name.trim().split(' ')[0] ?? ''),
    ),
  )
  return named
    .filter(name => name && name !== 'type')
    .map(name => name.replace(/(?<!^)([A-Z]|\d+)/g, '-$1').toLowerCase())
}

/** The compiled documents that the files of a glob name: they go with these files, so that no chunk needs one that needs it. */
function documents(files: string) {
  const names = globSync(files).flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/graphql`\s*(?:query|mutation|fragment)\s+(\w+)/g)].map(
      found => found[1],
    ),
  )
  return `src/__generated__/(${names.join('|')})\\.graphql`
}

/** What both the workbench and the decision page show of a request; their dialogs come when they are opened. */
const REQUEST_PIECES = 'src/parts/request/!(*dialog*|alternatives-point|refusal-form|request-now).{ts,tsx}'
const REQUEST = new RegExp(
  `src/parts/request/(?!acts/|.*dialog|alternatives-point|refusal-form)|${documents(REQUEST_PIECES)}`,
)
const PIECES = new RegExp(
  [
    'src/(design|parts|words)/(?!request/|.*(locales/(de|pseudo)|draft/server|toast/toast-lines))',
    documents('src/parts/!(request|form|draft|search|act)/**/*.{ts,tsx}'),
  ].join('|'),
)

/** What every page of somebody who is signed in needs at once. */
const SHELL = new RegExp(
  [
    'node_modules/(@tanstack/(react-router|router-core|history|react-store|store)|@lingui/(core|react))/',
    'src/app/(?!palette|shell/shortcuts|session/sign-in-again)',
    'src/__generated__/(queryShellQuery|\\w+\\$parameters)',
    'src/design/[a-z]+\\.css',
    '@fontsource',
    'src/design/(cx|prefs|place|use-media|(tip|brand|button|page|empty|skeleton|kbd|avatar|callout)/|toast/(toast|toasts)\\.|badge/mark|menu/)',
    'src/words/(settings|clock|roles)\\.',
    'src/parts/(act|draft/store|search|session/session|commands)',
    'preload-helper',
    'src/locales/en',
    'lucide-react/dist/esm/(createLucideIcon|Icon|context|defaultAttributes|shared)',
    `lucide-react/dist/esm/icons/(${shellIcons().join('|')})\\.`,
  ].join('|'),
)

const VENDOR =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|relay-runtime|react-relay|fbjs|invariant|@babel\/runtime)\//
const OVERLAYS = /node_modules\/(@base-ui|@floating-ui|reselect)\/|src\/design\/(dialog|field\/picker)/
const FORMS = new RegExp(
  [
    'node_modules/(react-hook-form|@hookform|@standard-schema|zod)/',
    'src/parts/(form|draft(?!/server))/',
    documents('src/parts/form/**/*.{ts,tsx}'),
  ].join('|'),
)
const TABLE = /node_modules\/@tanstack\/(react-virtual|virtual-core)\/|src\/design\/table\/(?!plain)/

const server = process.env.TRIPTYCH_SERVER ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [
    leaveOut(),
    relayTag(path.resolve('src/__generated__')),
    lingui({ macroTransform: true }),
    react(),
  ],
  resolve: { alias: { '~': path.resolve('src') } },
  server: { proxy: { '/graphql': { target: server, ws: true }, '/session': server } },
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // chunks by who needs them, few enough that a cold page stays within its requests
          includeDependenciesRecursively: false,
          groups: [
            { name: 'vendor', test: VENDOR },
            { name: 'shell', test: SHELL },
            { name: 'icons', test: /node_modules\/lucide-react\// },
            { name: 'overlays', test: OVERLAYS },
            { name: 'forms', test: FORMS },
            { name: 'table', test: TABLE },
            { name: 'charts', test: /node_modules\/(d3-|internmap)|src\/charts\// },
            { name: 'request', test: REQUEST },
            { name: 'pieces', test: PIECES },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'scripts/*.test.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    maxWorkers: 2,
    restoreMocks: true,
  },
})
