import { useLingui } from '@lingui/react/macro'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Dialog } from '~/design/dialog/dialog'
import { Kbd } from '~/design/kbd/kbd'
import { useToldKeys, type Keys as KeyList } from '~/parts/commands/keys-of-page'
import { useVisibleMap } from './use-visible-map'
import s from './shortcuts.module.css'

type Props = { open: boolean; onOpenChange: (open: boolean) => void; acts: readonly string[] }

export default function Shortcuts({ open, onOpenChange, acts }: Props) {
  const { t } = useLingui()
  const { groups, settings } = useVisibleMap(acts)
  const ofPage = useToldKeys()
  const pages = [...groups.flatMap(group => group.items), ...(settings ? [settings] : [])]
  const everywhere: [string[], string][] = [
    [['Ctrl', 'K'], t`Search or jump to`],
    [['?'], t`Show these shortcuts`],
    [['Esc'], t`Close what is open`],
  ]
  const tables: [string[], string][] = [
    [['j', 'k'], t`Move down and up`],
    [['Enter'], t({ message: 'Open', context: 'key' })],
    [['x'], t`Select`],
  ]
  const goTo = pages.flatMap((item): [string[], string][] =>
    item.key ? [[['g', item.key], item.label]] : [],
  )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`Keyboard shortcuts`} size="m">
      <div className={s.columns}>
        {ofPage.length > 0 && <Keys title={t`On this page`} keys={ofPage} />}
        <Keys title={t`Everywhere`} keys={everywhere} />
        {ofPage.length === 0 && <Keys title={t`In tables`} keys={tables} />}
        <Keys title={t`Go to`} keys={goTo} />
      </div>
    </Dialog>
  )
}

function Keys({ title, keys }: { title: string; keys: KeyList }) {
  return (
    <section>
      <h3 className={s.title}>{title}</h3>
      <Definitions>
        {keys.map(([combination, meaning]) => (
          <Definition
            key={meaning}
            term={
              <span className={s.keys}>
                {combination.map(key => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </span>
            }
          >
            {meaning}
          </Definition>
        ))}
      </Definitions>
    </section>
  )
}
