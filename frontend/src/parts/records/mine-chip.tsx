import { Trans } from '@lingui/react/macro'
import { UserRound } from 'lucide-react'
import { Button } from '~/design/button/button'
import s from './records.module.css'

type Props = { mine: boolean; onChange: (mine: true | undefined) => void }

/** Only what concerns the viewer: led, sponsored, managed, asked for or worked on. */
export const MineChip = ({ mine, onChange }: Props) => (
  <Button
    aria-pressed={mine}
    className={mine ? s.chosen : undefined}
    onClick={() => onChange(mine ? undefined : true)}
  >
    <UserRound size={14} aria-hidden />
    <Trans>Mine</Trans>
  </Button>
)
