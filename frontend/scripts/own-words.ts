import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

/** What is fetched by itself and says something: pages, and what opens above them. */
const SAYING =
  /\/src\/(?!app\/page|design\/)([\w-]+)\/(?:[\w/-]+\/)?(?:page|palette|shortcuts|sign-in-again)\.tsx$/

/** English words come with the page that says them, which spares two requests; other languages have files of their own. */
export function ownWords(src: string): Plugin {
  return {
    name: 'own-words',
    transform: {
      filter: { id: SAYING },
      handler(code, id) {
        const rooms = ['parts', SAYING.exec(id)?.[1] ?? '']
        const files = rooms
          .map(room => path.join(src, room, 'locales/en.po'))
          .filter(file => existsSync(file))
        const lines = files.map(
          (file, at) =>
            `import { messages as words${at} } from ${JSON.stringify(file)}\nlanguages.load('en', words${at})`,
        )
        return {
          code: `${code}\nimport { i18n as languages } from '@lingui/core'\n${lines.join('\n')}\n`,
          map: null,
        }
      },
    },
  }
}
