import { Trans, useLingui } from '@lingui/react/macro'
import { Mark } from '~/design/badge/mark'
import { StatusMark } from '~/design/badge/badge'
import { useKeyWord } from '~/words'
import { keyTone } from '~/words/key-state'
import { BothStates } from '../two-truths/both-states'
import s from './three-keys.module.css'

export type KeyReason = {
  readonly message: string
  /** The exception that covers it, if one is in force: REQ-2041. */
  readonly coveredBy?: string | null
}
export type GateKey = {
  /** PMO holds the delivery key, SMO the service key, CMO the people key. */
  readonly office: string
  readonly state: string
  /** The other truth; null where a decision of long ago did not keep it. */
  readonly stateWithoutExceptions?: string | null
  readonly reasons: readonly KeyReason[]
}

const ORDER = ['PMO', 'SMO', 'CMO']

function useInOrder(keys: readonly GateKey[]) {
  const { t } = useLingui()
  const names: Record<string, string> = {
    PMO: t`Delivery`,
    SMO: t`Service transition`,
    CMO: t`People change`,
  }
  return ORDER.map(office => ({
    name: names[office] ?? office,
    ...(keys.find(found => found.office === office) ?? { office, state: 'NOT_SHOWN', reasons: [] }),
  }))
}

/** The three keys of a gate beside each other, each with its reasons. A key without evidence is not shown, and blocks. */
export function ThreeKeys({ keys }: { keys: readonly GateKey[] }) {
  const sorted = useInOrder(keys)
  return (
    <ul className={s.keys}>
      {sorted.map(({ office, name, state, stateWithoutExceptions, reasons }) => (
        <li key={office} className={s.key} data-tone={keyTone(state)}>
          <h3>{name}</h3>
          <BothStates state={state} without={stateWithoutExceptions ?? state} />
          <ul className={s.reasons}>
            {reasons.map(reason => (
              <li key={reason.message} data-covered={reason.coveredBy ? true : undefined}>
                {reason.coveredBy && <Mark tone="cover" />}
                <span>
                  {reason.message}
                  {reason.coveredBy && (
                    <span className={s.cover}>
                      {' '}
                      <Trans>covered by {reason.coveredBy}</Trans>
                    </span>
                  )}
                </span>
              </li>
            ))}
            {reasons.length === 0 && state === 'NOT_SHOWN' && (
              <li>
                <Trans>No evidence yet</Trans>
              </li>
            )}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** The three keys as three marks, for a row. */
export function ThreeKeyMarks({ keys }: { keys: readonly GateKey[] }) {
  const { t } = useLingui()
  const word = useKeyWord()
  const sorted = useInOrder(keys)
  return (
    <span className={s.marks}>
      {sorted.map(({ office, name, state, stateWithoutExceptions: bare }) => {
        const other = bare && bare !== state ? `; ${t`without exceptions: ${word(bare)}`}` : ''
        return <StatusMark key={office} tone={keyTone(state)} label={`${name}: ${word(state)}${other}`} />
      })}
    </span>
  )
}
