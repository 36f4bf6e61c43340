import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import {
  BookmarkCheck,
  CornerDownLeft,
  FolderKanban,
  LibraryBig,
  ScrollText,
  UserRound,
  Users,
  Waypoints,
} from 'lucide-react'
import { useRelayEnvironment } from 'react-relay/hooks'
import { say } from '~/design/toast/toast'
import type { Command } from '~/parts/commands/commands'
import type { FoundRecord, Kind } from './palette-search'
import { projectOfGate } from './palette-gate'
import { placeOf, referenceIn } from './references'

const ICONS = {
  projects: FolderKanban,
  exceptionRequests: ScrollText,
  services: Waypoints,
  initiatives: Users,
  rules: LibraryBig,
  classWaivers: BookmarkCheck,
  people: UserRound,
}

/** Found records as something to go to. */
export function useRecordCommands(records: readonly FoundRecord[]): Command[] {
  const { t } = useLingui()
  const router = useRouter()
  const groups: Record<Kind, string> = {
    projects: t`Projects`,
    exceptionRequests: t`Exceptions`,
    services: t`Services`,
    initiatives: t`Initiatives`,
    rules: t`Rules`,
    classWaivers: t`Class waivers`,
    people: t`People`,
  }
  return records.map(({ id, kind, name, beside, to, search }) => {
    const Icon = ICONS[kind]
    return {
      id,
      label: name,
      group: groups[kind],
      hint: beside ?? undefined,
      icon: <Icon size={16} aria-hidden />,
      run: () => void router.navigate({ to, search: search as never }),
    }
  })
}

/** A whole reference leads to its page at once, known or not yet. */
export function useJump(typed: string, records: readonly FoundRecord[]): Command | null {
  const { t } = useLingui()
  const router = useRouter()
  const environment = useRelayEnvironment()
  const ref = referenceIn(typed)
  if (!ref) return null
  const go = (to: string) => void router.navigate({ to })
  const goToGate = async () => {
    const project = await projectOfGate(environment, ref).catch(() => undefined)
    if (project) go(`/projects/${project}`)
    else if (project === null) say(t`There is no ${ref} that you can see`, { tone: 'warn' })
    else say(t`${ref} could not be looked up. Try again.`, { tone: 'bad' })
  }
  const place = placeOf(ref)
  return {
    id: `jump-${ref}`,
    label: ref,
    group: t`Jump to`,
    icon: <CornerDownLeft size={16} aria-hidden />,
    hint: place ? records.find(record => record.beside === ref)?.name : t`its project`,
    run: () => (place ? go(place) : void goToGate()),
  }
}
