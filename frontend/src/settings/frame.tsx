import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { PageBody, PageHead } from '~/design/page/page'
import { SettingsTabs } from '~/parts/settings-tabs/settings-tabs'

type Props = {
  title: string
  acts: readonly string[]
  /** What can be done here. */
  buttons?: ReactNode
  width?: 'read' | 'wide'
  children: ReactNode
}

/** A page of the settings under its tabs. */
export function SettingsPage({ title, acts, buttons, width = 'read', children }: Props) {
  const { t } = useLingui()
  return (
    <>
      <PageHead title={title} crumbs={t`Settings`} acts={buttons} />
      <SettingsTabs acts={acts} />
      <PageBody width={width}>{children}</PageBody>
    </>
  )
}
