import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const FROM = /import \{([^}]*)\} from 'lucide-react'/g
const LIST = /export \{([^}]*)\} from '\.\/(icons\/[\w-]+\.mjs)'/g

/**
 * Each icon is imported from its own file, and comes with the module that draws it: a copy for each, which weighs next to
 * nothing beside another, and no chunk to plan. Through the library's index a module that names one icon would reach all
 * of them, and every page carried the icons of all. `shared` are kept once: those that the shell has anyway.
 */
export function ownIcons(
  shared: readonly string[],
  library = path.resolve('node_modules/lucide-react/dist/esm'),
): Plugin {
  let files: Map<string, string> | undefined
  return {
    name: 'own-icons',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: /'lucide-react'/ },
      handler(code, id) {
        files ??= iconFiles(readFileSync(path.join(library, 'lucide-react.mjs'), 'utf8'))
        const of = path.relative(process.cwd(), id).replace(/\W+/g, '-')
        const fileOf = (file: string) =>
          shared.some(name => file === `icons/${name}.mjs`)
            ? `${library}/${file}`
            : `${library}/${file}?of=${of}`
        return { code: fromOwnFiles(code, files, fileOf), map: null }
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
export function fromOwnFiles(
  code: string,
  files: ReadonlyMap<string, string>,
  fileOf: (file: string) => string,
) {
  return code.replace(FROM, (_, list: string) => {
    const names = list.split(',').map(name => name.trim())
    const left = names.filter(name => name && !files.has(name.split(' ')[0] ?? ''))
    const icons = names.flatMap(name => {
      const [icon = '', , as = icon] = name.split(' ')
      const file = files.get(icon)
      return file ? [`import ${as} from '${fileOf(file)}'`] : []
    })
    const rest = left.length ? [`import { ${left.join(', ')} } from 'lucide-react'`] : []
    return [...icons, ...rest].join(';') + '\n'.repeat(list.split('\n').length - 1)
  })
}
