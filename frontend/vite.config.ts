import path from 'node:path'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { relayTag } from './scripts/relay-tag.ts'

const server = process.env.TRIPTYCH_SERVER ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [relayTag(path.resolve('src/__generated__')), lingui({ macroTransform: true }), react()],
  resolve: { alias: { '~': path.resolve('src') } },
  server: { proxy: { '/graphql': { target: server, ws: true }, '/session': server } },
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            {
              name: 'relay',
              test: /node_modules\/(relay-runtime|react-relay|fbjs|invariant|@babel\/runtime)\//,
            },
            { name: 'base-ui', test: /node_modules\/(@base-ui|@floating-ui)\// },
            { name: 'forms', test: /node_modules\/(react-hook-form|@hookform)\// },
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
