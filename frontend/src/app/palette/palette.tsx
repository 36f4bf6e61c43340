import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Trans, useLingui } from '@lingui/react/macro'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { Kbd } from '~/design/kbd/kbd'
import type { Command } from '~/parts/commands/commands'
import { usePaletteCommands } from './use-palette-commands'
import s from './palette.module.css'

type Props = { open: boolean; onOpenChange: (open: boolean) => void; acts: readonly string[] }
type Group = { value: string; items: Command[] }

/** Reaches every page and act by a few letters. */
export default function Palette({ open, onOpenChange, acts }: Props) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const groups = inGroups(usePaletteCommands(acts), typed)
  const close = (next: boolean) => {
    onOpenChange(next)
    if (!next) setTyped('')
  }
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
              <Autocomplete.Input placeholder={t`Type a page or an act`} aria-label={t`Page or act`} />
              <Kbd>Esc</Kbd>
            </div>
            <Autocomplete.Empty>
              {groups.length === 0 && (
                <p className={s.none}>
                  <Trans>Nothing matches. Try fewer letters.</Trans>
                </p>
              )}
            </Autocomplete.Empty>
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
                        {command.label}
                        {command.hint && <span className={s.hint}>{command.hint}</span>}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <div className={s.foot} aria-hidden>
              <span>
                <Kbd>↑</Kbd>
                <Kbd>↓</Kbd>
                <Trans>move</Trans>
              </span>
              <span>
                <Kbd>↵</Kbd>
                <Trans>go</Trans>
              </span>
            </div>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The commands whose words begin with, or hold, what was typed; groups keep their order. */
export function inGroups(commands: readonly Command[], typed: string): Group[] {
  const needle = typed.trim().toLowerCase()
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    if (!command.label.toLowerCase().includes(needle)) continue
    groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  }
  return [...groups].map(([value, items]) => ({ value, items }))
}
