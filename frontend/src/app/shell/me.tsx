import { useLingui } from '@lingui/react/macro'
import { Keyboard, LogOut, Moon, Sun } from 'lucide-react'
import { Avatar } from '~/design/avatar/avatar'
import { Button } from '~/design/button/button'
import { Menu } from '~/design/menu/menu'
import { setTheme, useTheme } from '~/design/prefs'
import { signOut } from '~/parts/session/session'
import { useRoleWord } from '~/words/roles'
import { openHelper } from '~/parts/commands/helpers'
import s from './sidebar.module.css'

/** Who is signed in, with what belongs to them. */
export function Me({ name, mainRole }: { name: string; mainRole: string | undefined }) {
  const { t } = useLingui()
  const roleWord = useRoleWord()
  const theme = useTheme()
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <div className={s.me}>
      <Menu
        variant="ghost"
        className={s.person}
        entries={[
          { group: name },
          {
            label: t`Keyboard shortcuts`,
            icon: <Keyboard size={15} />,
            end: '?',
            onSelect: () => openHelper('shortcuts'),
          },
          'line',
          { label: t`Sign out`, icon: <LogOut size={15} />, onSelect: () => void signOut() },
        ]}
      >
        <Avatar name={name} />
        <span className={s.who}>
          <b>{name}</b>
          {mainRole && <small>{roleWord(mainRole)}</small>}
        </span>
      </Menu>
      <Button
        variant="ghost"
        icon
        aria-label={other === 'dark' ? t`Use the dark theme` : t`Use the light theme`}
        onClick={() => setTheme(other)}
      >
        {theme === 'dark' ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
      </Button>
    </div>
  )
}
