import { Trans } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { covered_standing$key } from '~/__generated__/covered_standing.graphql'
import { Mark } from '~/design/badge/mark'
import { useWords } from '~/words'
import { RecordLink } from '../records/record-link'
import s from './two-truths.module.css'

const fragment = graphql`
  fragment covered_standing on ExceptionStanding {
    coveredBy
    coveredByKind
    coveredUntil
  }
`

/** The exception, or the class waiver, that covers something which does not comply by itself, and until when; nothing where none does. */
export function Covered({ standing }: { standing: covered_standing$key }) {
  const words = useWords()
  const { coveredBy, coveredByKind, coveredUntil } = useFragment(fragment, standing)
  if (!coveredBy) return null
  const waived = coveredByKind === 'WAIVER'
  const to = waived ? `/rules/waivers/${coveredBy}` : `/exceptions/${coveredBy}`
  const link = <RecordLink to={to}>{coveredBy}</RecordLink>
  const end = coveredUntil ? words.dayOf(coveredUntil) : null
  return (
    <span className={s.covered}>
      <Mark tone="cover" />
      {waived ? (
        <Trans>
          excepted by class waiver {link} until {end}
        </Trans>
      ) : end ? (
        <Trans>
          excepted by {link} until {end}
        </Trans>
      ) : (
        <Trans>excepted by {link}</Trans>
      )}
    </span>
  )
}
