import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Manifest, Plugin } from 'vite'

/** Spares requests after the build: one file of style for all shared chunks, and the bundler's few helpers within `vendor`. */
export function fewerFiles(): Plugin {
  return {
    name: 'fewer-files',
    apply: 'build',
    enforce: 'post',
    writeBundle({ dir = 'dist' }) {
      const files = new Files(dir)
      joinStyles(files)
      joinRuntime(files)
      files.save()
    },
  }
}

class Files {
  readonly manifest: Manifest
  private readonly scripts: Map<string, string>
  private html: string

  constructor(private readonly dir: string) {
    this.manifest = JSON.parse(this.read('.vite/manifest.json')) as Manifest
    this.html = this.read('index.html')
    const names = readdirSync(path.join(dir, 'assets')).filter(name => name.endsWith('.js'))
    this.scripts = new Map(names.map(name => [`assets/${name}`, this.read(`assets/${name}`)]))
  }

  read(file: string) {
    return readFileSync(path.join(this.dir, file), 'utf8')
  }

  write(file: string, text: string) {
    writeFileSync(path.join(this.dir, file), text)
  }

  named(name: string) {
    return Object.values(this.manifest).find(chunk => chunk.name === name && chunk.file.endsWith('.js'))
  }

  eachScript(change: (code: string, file: string) => string) {
    for (const [file, code] of this.scripts) this.scripts.set(file, change(code, file))
  }

  /** Files that are part of another one from now on. */
  replace(gone: ReadonlyMap<string, string>) {
    const to = (file: string) => gone.get(file) ?? file
    this.eachScript(code => withPreloads(code, to))
    for (const file of gone.keys()) {
      rmSync(path.join(this.dir, file))
      this.scripts.delete(file)
      this.html = this.html.replace(new RegExp(`\\s*<(?:link|script)[^>]*"/${file}"[^>]*>(?:</script>)?`), '')
    }
    const keys = Object.keys(this.manifest)
    const goneKeys = keys.filter(key => gone.has(this.manifest[key]?.file ?? ''))
    for (const key of goneKeys) Reflect.deleteProperty(this.manifest, key)
    for (const chunk of Object.values(this.manifest)) {
      if (chunk.css) chunk.css = [...new Set(chunk.css.map(to))]
      if (chunk.imports) chunk.imports = chunk.imports.filter(name => !goneKeys.includes(name))
    }
  }

  save() {
    for (const [file, code] of this.scripts) this.write(file, code)
    this.write('index.html', this.html)
    this.write('.vite/manifest.json', JSON.stringify(this.manifest, null, 2))
  }
}

/** A tab, whose page around it has a style of its own already. */
const TAB = /^src(\/[\w-]+){3,}\/page\.tsx$/

/** What a chunk needs comes before it, as the browser would have met it. */
function joinStyles(files: Files) {
  const seen = new Set<string>()
  const styles: string[] = []
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const needed of files.manifest[name]?.imports ?? []) visit(needed)
    if (name.startsWith('_shared-') || TAB.test(name)) styles.push(...(files.manifest[name]?.css ?? []))
  }
  for (const name of Object.keys(files.manifest).sort()) visit(name)
  if (styles.length === 0) return
  const text = styles.map(file => files.read(file)).join('')
  const one = `assets/shared-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.css`
  files.write(one, text)
  files.replace(new Map(styles.map(file => [file, one])))
}

/** Each name that the helpers' chunk exports becomes one that `vendor` exports. */
function joinRuntime(files: Files) {
  const runtime = files.named('rolldown-runtime')
  const vendor = files.named('vendor')
  if (!runtime || !vendor) return
  const [, body = '', list = ''] = /^([\s\S]*)export\{([^}]*)\};?\s*$/.exec(files.read(runtime.file)) ?? []
  const exported = list.split(',').map(one => one.split(' as ') as [string, string])
  const inside = `var helpers=(()=>{${body}return{${exported.map(([local, name]) => `${name}:${local}`).join()}}})();`
  const names = exported.map(([, name]) => name)
  const outside = `${names.map(name => `var helper_${name}=helpers.${name};`).join('')}export{${names.map(name => `helper_${name}`).join()}};`
  const importing = new RegExp(`import\\{([^}]*)\\}from"\\./${path.basename(runtime.file)}";`)
  files.eachScript((code, file) => {
    const found = importing.exec(code)
    if (file === runtime.file || !found) return code
    const wanted = (found[1] ?? '').split(',').map(one => one.split(' as '))
    if (file !== vendor.file) {
      const renamed = wanted.map(([name, local = name]) => `helper_${name} as ${local}`).join()
      return code.replace(found[0], () => `import{${renamed}}from"./${path.basename(vendor.file)}";`)
    }
    const locals = wanted.map(([name, local = name]) => `${local}=helpers.${name}`).join()
    return `${inside}${outside}var ${locals};${code.replace(found[0], '')}`
  })
  files.replace(new Map([[runtime.file, vendor.file]]))
}

/** Vite's list of what a dynamic import needs, and the numbers that point into it. */
export function withPreloads(code: string, to: (file: string) => string) {
  const list = /m\.f=(\[[^\]]*\])/.exec(code)
  if (!list?.[1]) return code
  const files = (JSON.parse(list[1]) as string[]).map(to)
  const unique = [...new Set(files)]
  return code
    .replace(list[0], () => `m.f=${JSON.stringify(unique)}`)
    .replace(/__vite__mapDeps\(\[([\d,]*)\]\)/g, (_, numbers: string) => {
      const places = numbers
        .split(',')
        .filter(Boolean)
        .map(at => unique.indexOf(files[Number(at)] ?? ''))
      return `__vite__mapDeps([${[...new Set(places)].join()}])`
    })
}
