import path from 'node:path'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { leaveOut } from './scripts/leave-out.ts'
import { relayTag } from './scripts/relay-tag.ts'

/** What every page of somebody who is signed in needs at once. */
const SHELL = new RegExp(
  [
    'node_modules/(@tanstack/(react-router|router-core|history|react-store|store)|@lingui/(core|react))/',
    'src/app/(?!main|palette|shell/shortcuts|session/sign-in-again)',
    'src/__generated__/(queryShellQuery|\\w+\\$parameters)',
    'src/design/[a-z]+\\.css',
    '@fontsource',
    'src/design/(cx|prefs|place|use-media|(tip|button|page|empty|skeleton|kbd|avatar|badge|callout|toast)/|menu/(menu|entries))',
    'src/words/',
    'src/parts/(act|search|session/session|commands)',
    'preload-helper',
  ].join('|'),
)

const VENDOR =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|relay-runtime|react-relay|fbjs|invariant|@babel\/runtime)\//
const OVERLAYS = /node_modules\/(@base-ui|@floating-ui|reselect)\/|src\/design\/(dialog|menu)\//
const FORMS =
  /node_modules\/(react-hook-form|@hookform|zod)\/|src\/(design\/(field|form-errors|steps)|parts\/(form|draft|session))\//

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
            {
              name: 'table',
              test: /node_modules\/@tanstack\/(react-virtual|virtual-core)\/|src\/design\/table\//,
            },
            { name: 'charts', test: /node_modules\/(d3-|internmap)|src\/charts\// },
            { name: 'pieces', test: /src\/(design|parts|words)\// },
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
