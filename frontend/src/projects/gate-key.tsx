import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { gateKey_key$key } from '~/__generated__/gateKey_key.graphql'
import { Mark } from '~/design/badge/mark'
import { Explained } from '~/parts/explain/explained'
import { RecordLink } from '~/parts/records/record-link'
import { BothStates } from '~/parts/two-truths/both-states'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import { useKeyReasonWord, useWords } from '~/words'
import s from './gate-key.module.css'
import { useKeyWorking } from './key-working'

const fragment = graphql`
  fragment gateKey_key on GateKey {
    office
    state
    stateWithoutExceptions
    compliance {
      ...twoTruths_compliance
    }
    reasons {
      code
      message
      facts {
        name
        value
      }
      coveredBy
      coveredByKind
      coveredUntil
    }
  }
`

/** One office's key: its state with and without exceptions, each reason, and what covers it until when. */
export function GateKeyView({ gateKey }: { gateKey: gateKey_key$key }) {
  const { t } = useLingui()
  const told = useKeyReasonWord()
  const key = useFragment(fragment, gateKey)
  const how = useKeyWorking()
  return (
    <div className={s.key}>
      <span className={s.state}>
        <Explained of={t`this key`} how={how(key)}>
          <BothStates state={key.state} without={key.stateWithoutExceptions} />
        </Explained>
      </span>
      <TwoTruths compliance={key.compliance} />
      <ul className={s.reasons}>
        {key.reasons.map((reason, index) => (
          <li key={`${reason.code}-${index}`} data-covered={reason.coveredBy ? true : undefined}>
            {reason.coveredBy ? <Mark tone="cover" /> : <span className={s.dot} aria-hidden />}
            <span>
              {told(reason)}
              {reason.coveredBy && (
                <Cover
                  by={reason.coveredBy}
                  waiver={reason.coveredByKind === 'WAIVER'}
                  until={reason.coveredUntil}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type CoverProps = { by: string; waiver: boolean; until: string | null | undefined }

/** A class waiver is told apart from an exception of the project's own. */
function Cover({ by, waiver, until }: CoverProps) {
  const words = useWords()
  const link = <RecordLink to={waiver ? `/rules/waivers/${by}` : `/exceptions/${by}`}>{by}</RecordLink>
  const end = until ? words.dayOf(until) : null
  return (
    <span className={s.cover}>
      {waiver ? (
        <Trans>
          covered by class waiver {link} until {end}
        </Trans>
      ) : end ? (
        <Trans>
          covered by {link} until {end}
        </Trans>
      ) : (
        <Trans>covered by {link}</Trans>
      )}
    </span>
  )
}
