import { i18n, type Messages } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'

const catalogues = import.meta.glob<{ messages: Messages }>('../**/locales/*.po')

/** All words of one language. */
export async function speak(locale: 'en' | 'de' | 'pseudo') {
  for (const [file, load] of Object.entries(catalogues)) {
    if (file.endsWith(`/${locale}.po`)) i18n.load(locale, (await load()).messages)
  }
  i18n.activate(locale)
}

/** Draws something in a language, with a person at the keyboard. */
export async function renderIn(children: ReactNode, locale: 'en' | 'de' | 'pseudo' = 'en') {
  await speak(locale)
  const user = userEvent.setup({ advanceTimers: () => undefined })
  return { user, ...render(<I18nProvider i18n={i18n}>{children}</I18nProvider>) }
}

/** The same inside a router, for what holds links. */
export async function renderAt(path: string, children: ReactNode, locale: 'en' | 'de' | 'pseudo' = 'en') {
  const root = createRootRoute()
  const anywhere = createRoute({ getParentRoute: () => root, path: '$', component: () => children })
  const history = createMemoryHistory({ initialEntries: [path] })
  const router = createRouter({ routeTree: root.addChildren([anywhere]), history })
  await router.load()
  return renderIn(<RouterProvider router={router as never} />, locale)
}
