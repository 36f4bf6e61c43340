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
    coveredUntil
  }
`

/** The exception that covers something which does not comply by itself, and until when; nothing where none does. */
export function Covered({ standing }: { standing: covered_standing$key }) {
  const words = useWords()
  const { coveredBy, coveredUntil } = useFragment(fragment, standing)
  if (!coveredBy) return null
  const link = <RecordLink to={`/exceptions/${coveredBy}`}>{coveredBy}</RecordLink>
  return (
    <span className={s.covered}>
      <Mark tone="cover" />
      {coveredUntil ? (
        <Trans>
          excepted by {link} until {words.dayOf(coveredUntil)}
        </Trans>
      ) : (
        <Trans>excepted by {link}</Trans>
      )}
    </span>
  )
}
