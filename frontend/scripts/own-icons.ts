import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const FROM = /import \{([^}]*)\} from 'lucide-react'/g
const LIST = /export \{([^}]*)\} from '\.\/(icons\/[\w-]+\.mjs)'/g

/**
 * Each icon is imported from its own file. Through the library's index a module that names one icon would reach all of
 * them, so that who plans the chunks could not tell which page draws which: every page carried the icons of all.
 */
export function ownIcons(library = path.resolve('node_modules/lucide-react/dist/esm')): Plugin {
  let files: Map<string, string> | undefined
  return {
    name: 'own-icons',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: /'lucide-react'/ },
      handler(code) {
        files ??= iconFiles(readFileSync(path.join(library, 'lucide-react.mjs'), 'utf8'))
        return { code: fromOwnFiles(code, files, library), map: null }
      },
    },
  }
}

/** The file of each icon, by every name that it goes by. */
export function iconFiles(index: string) {
  return new Map(
    [...index.matchAll(LIST)].flatMap(([, names = '', file = '']) =>
      [...names.matchAll(/default as (\w+)/g)].map(([, name = '']) => [name, file] as const),
    ),
  )
}

/** Types, and what is no icon, stay with the index. Lines stay where they are. */
export function fromOwnFiles(code: string, files: ReadonlyMap<string, string>, library: string) {
  return code.replace(FROM, (_, list: string) => {
    const names = list.split(',').map(name => name.trim())
    const left = names.filter(name => name && !files.has(name.split(' ')[0] ?? ''))
    const icons = names.flatMap(name => {
      const [icon = '', , as = icon] = name.split(' ')
      const file = files.get(icon)
      return file ? [`import ${as} from '${library}/${file}'`] : []
    })
    const rest = left.length ? [`import { ${left.join(', ')} } from 'lucide-react'`] : []
    return [...icons, ...rest].join(';') + '\n'.repeat(list.split('\n').length - 1)
  })
}
