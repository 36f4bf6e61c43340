import { i18n, type Messages } from '@lingui/core'
import { messages as english } from '../locales/en.po'

/**
 * One catalogue for what every page shows (src/locales), one for the pieces, one a page's room (src/<room>/locales).
 * English words are part of the shell and of what says them (scripts/own-words.ts).
 */
const files = import.meta.glob<{ messages: Messages }>([
  '../locales/*.po',
  '!../locales/en.po',
  '../*/locales/*.po',
  '!../*/locales/en.po',
])

export const LOCALES = { en: 'English', de: 'Deutsch' } as const
export type Locale = keyof typeof LOCALES | 'pseudo'

const SHARED = ''
/** Words of the pieces that pages share. */
const PARTS = 'parts'
const rooms = new Set<string>([SHARED, PARTS])
const loaded = new Set<string>(['../locales/en.po'])
i18n.load('en', english)

async function load(room: string, locale: string) {
  const file = room === SHARED ? `../locales/${locale}.po` : `../${room}/locales/${locale}.po`
  if (loaded.has(file)) return
  const found = await files[file]?.()
  if (!found) return
  loaded.add(file)
  i18n.load(locale, found.messages)
}

/** Brings a room's words in the language on screen, beside its chunk. */
export async function loadWords(room: string) {
  rooms.add(room)
  await Promise.all([load(room, i18n.locale), load(PARTS, i18n.locale)])
}

export async function setLocale(locale: Locale) {
  // the pieces' words come with the first page, not before the shell
  const now = [...rooms].filter(room => room !== PARTS || loaded.size > 1)
  await Promise.all(now.map(room => load(room, locale)))
  i18n.activate(locale)
  document.documentElement.lang = locale === 'pseudo' ? 'en' : locale
}

/** The language chosen on this device; people who are signed in get their own. */
export function rememberLocale(locale: Locale) {
  try {
    localStorage.setItem('triptych.locale', locale)
  } catch {
    /* storage closed: the choice holds until the page is left */
  }
  return setLocale(locale)
}

export function firstLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? stored()
  if (asked === 'pseudo' || asked === 'de' || asked === 'en') return asked
  return navigator.language.startsWith('de') ? 'de' : 'en'
}

export function stored() {
  try {
    return localStorage.getItem('triptych.locale')
  } catch {
    return null
  }
}
