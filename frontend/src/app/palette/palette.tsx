import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react/macro'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { Kbd } from '~/design/kbd/kbd'
import type { Command } from '~/parts/commands/commands'
import { PaletteFoot } from './palette-foot'
import { PaletteNone } from './palette-none'
import { useFoundRecords } from './use-found-records'
import { usePaletteCommands } from './use-palette-commands'
import { useJump, useRecordCommands } from './use-record-commands'
import s from './palette.module.css'

type Props = { open: boolean; onOpenChange: (open: boolean) => void; acts: readonly string[] }
type Group = { value: string; items: Command[] }

/** Reaches every page, record and act by a few letters. */
export default function Palette({ open, onOpenChange, acts }: Props) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const close = (next: boolean) => {
    onOpenChange(next)
    if (!next) setTyped('')
  }
  const found = useFoundRecords(typed, acts.includes('organisation:read'))
  const jump = useJump(typed, found.records)
  const records = useRecordCommands(found.records.filter(record => record.beside !== jump?.label))
  const groups = inGroups([...(jump ? [jump] : []), ...matching(usePaletteCommands(acts), typed), ...records])
  return (
    <Dialog.Root open={open} onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Backdrop className={s.back} />
        <Dialog.Popup className={s.popup} aria-label={t`Search or jump to`}>
          <Autocomplete.Root
            open
            inline
            mode="none"
            autoHighlight="always"
            items={groups}
            value={typed}
            onValueChange={setTyped}
            itemToStringValue={(command: Command) => command.label}
          >
            <div className={s.field}>
              <Search size={17} aria-hidden />
              <Autocomplete.Input
                placeholder={t`Type a page, a record or an act`}
                aria-label={t`Page, record or act`}
              />
              <Kbd>Esc</Kbd>
            </div>
            <Autocomplete.List className={s.list}>
              {(group: Group) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className={s.group}>{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(command: Command) => (
                      <Autocomplete.Item
                        key={command.id}
                        value={command}
                        className={s.item}
                        onClick={() => {
                          close(false)
                          command.run()
                        }}
                      >
                        {command.icon}
                        <span className={s.label}>{command.label}</span>{' '}
                        {command.hint && <span className={s.hint}>{command.hint}</span>}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <PaletteNone state={found.state} empty={groups.length === 0} onAgain={found.again} />
            <PaletteFoot state={found.state} count={found.records.length} />
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The commands whose words hold what was typed. */
export function matching(commands: readonly Command[], typed: string) {
  const needle = typed.trim().toLowerCase()
  return commands.filter(command => command.label.toLowerCase().includes(needle))
}

/** Groups in the order of their first command. */
function inGroups(commands: readonly Command[]): Group[] {
  const groups = new Map<string, Command[]>()
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  return [...groups].map(([value, items]) => ({ value, items }))
}
