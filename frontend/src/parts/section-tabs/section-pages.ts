import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'

/** The parts of the product whose pages stand beside each other under one entry of the sidebar. */
export type Section = 'decisions' | 'exceptions' | 'leadership' | 'rules' | 'services'
type Page = { to: string; label: string; acts?: readonly string[] }

/** The pages of a section that are there and meant for somebody who may do these acts. */
export function useSectionPages(section: Section, acts: readonly string[]): Page[] {
  const paths = useRouter().routesByPath as Record<string, unknown>
  const pages = useEveryPage()[section]
  return pages.filter(page => page.to in paths && (!page.acts || page.acts.some(act => acts.includes(act))))
}

/** The acts of which one opens the page at this path; undefined where the page is nobody's in particular. */
export function useActsThatOpen(path: string): readonly string[] | undefined {
  const pages = Object.values(useEveryPage()).flat()
  return pages.find(page => page.acts && path.startsWith(page.to))?.acts
}

/** One line for each page; the first is the section's own. */
function useEveryPage(): Record<Section, Page[]> {
  const { t } = useLingui()
  return {
    decisions: [
      { to: '/decisions', label: t`Queue` },
      { to: '/decisions/clock', label: t`Decision clock` },
      { to: '/decisions/directed', label: t`Overrides and dissent` },
    ],
    exceptions: [
      { to: '/exceptions', label: t`Register` },
      { to: '/exceptions/calendar', label: t`Calendar` },
      { to: '/exceptions/precedents', label: t`Precedents` },
      { to: '/exceptions/gaps', label: t`Capability gaps` },
      { to: '/exceptions/answers', label: t`Quality of answers`, acts: ['answers:review'] },
      { to: '/exceptions/seals', label: t`Seals` },
    ],
    leadership: [{ to: '/leadership', label: t`Overview` }],
    rules: [
      { to: '/rules', label: t`Rules` },
      { to: '/rules/waivers', label: t`Class waivers` },
    ],
    services: [
      { to: '/services', label: t`Catalogue` },
      { to: '/services/sources', label: t`Sources of supply` },
    ],
  }
}
