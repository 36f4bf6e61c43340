import path from 'node:path'
import type { Plugin } from 'vite'

const TAG = /graphql`([^`]*)`/g
const NAME = /\b(?:query|mutation|subscription|fragment)\s+(\w+)/

/** Turns each graphql`query X …` into the artefact that the compiler wrote for X; line numbers stay as they are. */
export function relayTag(artifacts: string): Plugin {
  return {
    name: 'relay-tag',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: 'graphql`' },
      handler(code, id) {
        if (id.includes('__generated__')) return null
        const imports = new Set<string>()
        const out = code.replace(TAG, (tag, body: string) => {
          const name = NAME.exec(body)?.[1]
          if (!name) throw new Error(`${id}: a graphql document without a name`)
          const file = path.join(artifacts, `${name}.graphql.ts`)
          imports.add(`import __${name} from ${JSON.stringify(file)}`)
          return `__${name}${'\n'.repeat(tag.split('\n').length - 1)}`
        })
        return { code: `${out}\n${[...imports].join('\n')}\n`, map: null }
      },
    },
  }
}
