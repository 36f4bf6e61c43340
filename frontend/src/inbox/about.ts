import type { noticeGroups_notices$data } from '~/__generated__/noticeGroups_notices.graphql'

type Told = Pick<noticeGroups_notices$data[number], 'request' | 'occurrence'>

/** The record that a notice is about: where its page is, and what stands above its notices. */
export type About = { key: string; page: string; title: string | null; beside: string[] }

/** A request, a gate or a class waiver; what is about none of them is about authority that was lent. */
export function aboutOf({ request, occurrence }: Told): About {
  if (request) {
    const { ref, title, projectName } = request
    return { key: ref, page: `/exceptions/${ref}`, title, beside: [ref, projectName] }
  }
  if (occurrence?.gate) {
    const { ref, name, project } = occurrence.gate
    return { key: ref, page: `/gates/${ref}`, title: name, beside: [ref, project.name] }
  }
  if (occurrence?.waiver) {
    const { ref, title, rule } = occurrence.waiver
    return { key: ref, page: `/rules/waivers/${ref}`, title, beside: [ref, rule.ref] }
  }
  return { key: 'delegations', page: '/settings/away', title: null, beside: [] }
}

/** Record by record; a record stands where its first notice does. */
export function groupsOf<T extends Told>(notices: readonly T[]) {
  const groups = new Map<string, { about: About; notices: T[] }>()
  for (const notice of notices) {
    const about = aboutOf(notice)
    const group = groups.get(about.key)
    if (group) group.notices.push(notice)
    else groups.set(about.key, { about, notices: [notice] })
  }
  return [...groups.values()]
}
