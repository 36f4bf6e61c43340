import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Badge } from '~/design/badge/badge'
import { useRoleWord, useWords } from '~/words'
import { isLine, type Read } from './lines'
import s from './policy.module.css'

/** The lines as a table; the one that was asked for is in sight. */
export function PolicyLines({ lines, asked }: { lines: readonly Read[]; asked: string | undefined }) {
  const { t } = useLingui()
  const wanted = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    // after the router has put the page to its top
    const timer = setTimeout(() => wanted.current?.scrollIntoView?.({ block: 'center' }), 80)
    return () => clearTimeout(timer)
  }, [asked])
  return (
    // Wider than a phone it scrolls sideways, which the keyboard must be able to do as well.
    <div className={s.scroll} role="region" aria-label={t`Lines of the policy`} tabIndex={0}>
      <table className={s.table}>
        <caption className="sr">{t`Lines of the policy`}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Line`}</th>
            <th scope="col">{t`Who`}</th>
            <th scope="col">{t`May`}</th>
            <th scope="col">{t`Where`}</th>
            <th scope="col">{t`Office`}</th>
            <th scope="col">{t`Limit`}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => {
            const here = isLine(line, asked)
            return (
              <tr key={line.number} ref={here ? wanted : undefined} data-here={here || undefined}>
                <th scope="row" className="num">
                  {line.number}
                </th>
                <Cells line={line} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Cells({ line }: { line: Read }) {
  const { t } = useLingui()
  const who = useWho()
  const words = useWords()
  if (line.kind === 'other') return <td colSpan={5}>{line.text}</td>
  if (line.kind === 'group')
    return (
      <>
        <td>{who(line.who)}</td>
        <td colSpan={4}>{t`may do all that ${who(line.group)} may`}</td>
      </>
    )
  const where: Record<string, string> = {
    '*': t`where the role is held, and below`,
    everywhere: t`in the whole organisation`,
  }
  const limits: Record<string, string> = { '-': '', unlimited: t`unlimited` }
  return (
    <>
      <td>{who(line.who)}</td>
      <td>
        {line.deny && <Badge tone="bad" quiet>{t`never`}</Badge>} <code className={s.act}>{line.act}</code>
      </td>
      <td>{where[line.domain] ?? line.domain}</td>
      <td>{line.office === '*' ? '' : line.office.toUpperCase()}</td>
      <td className={s.end}>{limits[line.limit] ?? words.count(line.limit)}</td>
    </>
  )
}

/** "role:pmo_lead" as the glossary calls it; groups have names of their own. */
function useWho() {
  const { t } = useLingui()
  const word = useRoleWord()
  const groups: Record<string, string> = {
    member: t`every member`,
    office_lead: t`every office lead`,
    approver: t`every approver`,
  }
  return (who: string) => {
    const name = who.replace(/^role:/, '')
    const role = name.toUpperCase()
    const told = word(role)
    return told === role ? (groups[name] ?? name.replaceAll('_', ' ')) : told
  }
}
