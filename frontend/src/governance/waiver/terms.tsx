import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { terms_waiver$key } from '~/__generated__/terms_waiver.graphql'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Amount, Day, DayOf } from '~/words'

const fragment = graphql`
  fragment terms_waiver on ClassWaiver {
    place
    reason
    conditions
    validFrom
    validUntil
    grantedAt
    reviewOn
    limit {
      amount
      currency
    }
    rule {
      ref
      title
    }
    version {
      number
      statement
    }
  }
`

/** The class as it was proposed, which is what is granted. */
export function Terms({ waiver }: { waiver: terms_waiver$key }) {
  const { t } = useLingui()
  const { rule, version, ...terms } = useFragment(fragment, waiver)
  const from = terms.validFrom ?? terms.grantedAt
  return (
    <Definitions>
      <Definition term={t`Rule`}>
        <Link to="/rules/$ref" params={{ ref: rule.ref }} className="link">
          {rule.ref}
        </Link>{' '}
        {rule.title}
      </Definition>
      <Definition term={t`Its wording`}>
        <Trans>
          Version {version.number}: {version.statement}
        </Trans>{' '}
        <small>
          <Trans>A newer version ends this waiver.</Trans>
        </small>
      </Definition>
      <Definition term={t`Where`}>{terms.place}</Definition>
      <Definition term={t`Up to`}>
        {terms.limit ? <Amount money={terms.limit} /> : <Trans>any amount</Trans>}
      </Definition>
      <Definition term={t`From`}>{from ? <DayOf at={from} /> : <Trans>the grant on</Trans>}</Definition>
      <Definition term={t`Until`}>
        <DayOf at={terms.validUntil} />
      </Definition>
      <Definition term={t`Looked at again on`}>
        <Day day={terms.reviewOn} />
      </Definition>
      <Definition term={t`Why`}>{terms.reason}</Definition>
      {terms.conditions && <Definition term={t`On condition`}>{terms.conditions}</Definition>}
    </Definitions>
  )
}
