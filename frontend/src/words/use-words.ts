import { useLingui } from '@lingui/react'
import { makeFormat, type Format } from './format'
import { useTimeZone } from './settings'

const made = new Map<string, Format>()

/** Numbers, money and time in the language on screen and the person's time zone. */
export function useWords(): Format {
  const { i18n } = useLingui()
  const timeZone = useTimeZone()
  const locale = intlLocale(i18n.locale)
  const key = `${locale} ${timeZone}`
  let format = made.get(key)
  if (!format) made.set(key, (format = makeFormat(locale, timeZone)))
  return format
}

/** The locale for Intl: pseudo text counts as English. */
export const intlLocale = (locale: string) => (!locale || locale === 'pseudo' ? 'en' : locale)
