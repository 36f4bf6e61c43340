import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import type { Plugin } from 'vite'

type Messages = Record<string, unknown>
const ID = /\bid: ?"([\w+/-]{6})"/g
/** English words that the shell says: they are part of it already. */
const SHELL = 'src/locales/{locale}'

/**
 * English words come with the module that says them: a page carries its own and no others, and asks for no file of words.
 * Other languages have a file for each room.
 */
export function ownWords(): Plugin {
  let english: Promise<Messages> | undefined
  return {
    name: 'own-words',
    apply: 'build',
    buildStart() {
      english = undefined
    },
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: /\bid: ?"[\w+/-]{6}"/ },
      async handler(code) {
        english ??= readEnglish()
        const all = await english
        const ids = new Set([...code.matchAll(ID)].map(found => found[1] ?? ''))
        const said = Object.fromEntries([...ids].filter(id => id in all).map(id => [id, all[id]]))
        if (Object.keys(said).length === 0) return null
        const load = `import { i18n as english } from '@lingui/core'\nenglish.load('en', ${JSON.stringify(said)})`
        return { code: `${code}\n${load}\n`, map: null }
      },
    },
  }
}

async function readEnglish() {
  const catalogs = await getCatalogs(getConfig())
  const all: Messages = {}
  for (const catalog of catalogs.filter(one => !one.path.endsWith(SHELL)))
    Object.assign(all, await compiled(catalog))
  for (const catalog of catalogs.filter(one => one.path.endsWith(SHELL)))
    for (const id of Object.keys(await compiled(catalog))) Reflect.deleteProperty(all, id)
  return all
}

async function compiled(catalog: Awaited<ReturnType<typeof getCatalogs>>[number]) {
  const { messages } = await catalog.getTranslations('en', { fallbackLocales: {}, sourceLocale: 'en' })
  const { source } = createCompiledCatalog('en', messages, { namespace: 'json' })
  return (JSON.parse(source) as { messages: Messages }).messages
}
