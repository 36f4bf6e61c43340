import { useLingui } from '@lingui/react/macro'
import { FolderTree, Pencil, Plus } from 'lucide-react'
import { Button } from '~/design/button/button'
import type { Unit } from './tree'
import s from './units.module.css'

type Props = {
  units: readonly Unit[]
  /** Why the tree may not be changed. */
  lacking: string | undefined
  onAct: (act: { act: 'create' | 'edit'; unit: Unit }) => void
}

/** Units of one level, each with those below it. */
export function UnitBranch({ units, lacking, onAct }: Props) {
  const { t } = useLingui()
  const who = { reason: lacking, whoCan: t`administrators` }
  return (
    <ul className={s.branch}>
      {units.map(unit => (
        <li key={unit.id}>
          <div className={s.unit}>
            <FolderTree size={15} aria-hidden />
            <span className={s.name}>{unit.name}</span>
            <Button
              {...who}
              size="s"
              variant="ghost"
              icon
              aria-label={t`Change ${unit.name}`}
              onClick={() => onAct({ act: 'edit', unit })}
            >
              <Pencil size={14} aria-hidden />
            </Button>
            <Button
              {...who}
              size="s"
              variant="ghost"
              icon
              aria-label={t`Add a unit below ${unit.name}`}
              onClick={() => onAct({ act: 'create', unit })}
            >
              <Plus size={15} aria-hidden />
            </Button>
          </div>
          {unit.below.length > 0 && <UnitBranch units={unit.below} lacking={lacking} onAct={onAct} />}
        </li>
      ))}
    </ul>
  )
}
