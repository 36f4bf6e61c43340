import { useLingui } from '@lingui/react/macro'
import { Tab, Tabs } from '~/design/tabs/tabs'
import { useSectionPages, type Section } from './section-pages'

/** The way to the other pages of the same section; nothing where there is only one. */
export function SectionTabs({ section, acts }: { section: Section; acts: readonly string[] }) {
  const { t } = useLingui()
  const pages = useSectionPages(section, acts)
  if (pages.length < 2) return null
  return (
    <Tabs label={t`Pages of this section`}>
      {pages.map(({ to, label }) => (
        <Tab key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {label}
        </Tab>
      ))}
    </Tabs>
  )
}
