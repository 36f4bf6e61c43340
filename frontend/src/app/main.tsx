import '~/design/font.css'
import '~/design/tokens.css'
import '~/design/base.css'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RelayEnvironmentProvider } from 'react-relay/hooks'
import { DraftContext, fetchedLater } from '~/parts/draft/store'
import { firstLocale, setLocale } from './catalogues'
import { environment } from './environment'
import { router } from './router'

const drafts = fetchedLater('server', async () => {
  const { serverDrafts } = await import('~/parts/draft/server-drafts')
  return serverDrafts(environment)
})

await setLocale(firstLocale())
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <RelayEnvironmentProvider environment={environment}>
        <DraftContext value={drafts}>
          <RouterProvider router={router} />
        </DraftContext>
      </RelayEnvironmentProvider>
    </I18nProvider>
  </StrictMode>,
)
