import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { fewerFiles } from './scripts/fewer-files.ts'
import { leaveOut } from './scripts/leave-out.ts'
import { ownIcons } from './scripts/own-icons.ts'
import { ownWords } from './scripts/own-words.ts'
import { relayTag } from './scripts/relay-tag.ts'
import { sharedChunks } from './scripts/shared-chunks.ts'

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

/** What every page of somebody who is signed in needs at once. */
const SHELL = new RegExp(
  [
    'node_modules/(@tanstack/(react-router|router-core|history|react-store|store)|@lingui/(core|react))/',
    'src/app/(?!palette|denied|shell/shortcuts|session/sign-in-again)',
    'src/__generated__/(queryShellQuery|\\w+\\$parameters)',
    'src/design/[a-z]+\\.css',
    '@fontsource',
    'src/design/(cx|prefs|place|use-media|(tip|brand|button|page|empty|skeleton|kbd|avatar|callout)/|toast/(toast|toasts)\\.|badge/mark|menu/)',
    'src/words/(settings|clock|roles)\\.',
    'src/parts/(act/faults|draft/store|search|session/session|commands)',
    'src/(?!parts)[a-z-]+/([a-z-]+/)?search\\.ts',
    'preload-helper',
    'src/locales/en',
    'lucide-react/dist/esm/(createLucideIcon|Icon|context|defaultAttributes|shared)',
    `lucide-react/dist/esm/icons/(${shellIcons().join('|')})\\.`,
  ].join('|'),
)

const VENDOR =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|relay-runtime|react-relay|fbjs|invariant|@babel\/runtime)\//
/** The explorer's editors, which nobody else needs: fetched when the explorer is opened. */
const EDITORS =
  /node_modules\/(@graphiql|@n1ru4l|@radix-ui|aria-hidden|clsx|codemirror|codemirror-graphql|copy-to-clipboard|debounce-promise|entities|framer-motion|get-nonce|get-value|graphql|graphql-language-service|is-plain-object|is-primitive|isobject|linkify-it|markdown-it|mdurl|meros|motion-dom|motion-utils|nullthrows|punycode\.js|react-compiler-runtime|react-remove-scroll|react-remove-scroll-bar|react-style-singleton|set-value|toggle-selection|uc\.micro|use-callback-ref|use-sidecar|vscode-languageserver-types|zustand)\//
const shared = sharedChunks(path.resolve('src/app/main.tsx'), id => SHELL.test(id) || VENDOR.test(id))

const server = process.env.TRIPTYCH_SERVER ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [
    leaveOut(),
    ownIcons(shellIcons()),
    fewerFiles(),
    relayTag(path.resolve('src/__generated__')),
    lingui({ macroTransform: true }),
    ownWords(),
    react(),
  ],
  resolve: { alias: { '~': path.resolve('src') } },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/session': server,
      '/exports': server,
      '/calendars': server,
      '/imports': server,
    },
  },
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
            { name: 'editors', test: EDITORS },
            { name: shared },
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
    testTimeout: 20_000, // ms; a busy machine is no failure
    maxWorkers: 2,
    restoreMocks: true,
  },
})
