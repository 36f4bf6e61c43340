import { Plural, Trans } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { setUpBanner_steps$key } from '~/__generated__/setUpBanner_steps.graphql'
import { ButtonLink } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'

const fragment = graphql`
  fragment setUpBanner_steps on SetUpStep @relay(plural: true) {
    missing
  }
`

/** While something is missing, the way to what is. */
export function SetUpBanner({ steps }: { steps: setUpBanner_steps$key }) {
  const told = useFragment(fragment, steps)
  const missing = told.filter(step => step.missing).length
  if (missing === 0) return null
  return (
    <Callout
      tone="info"
      title={<Trans>Your organisation is not complete yet</Trans>}
      acts={
        <ButtonLink to="/start" variant="primary" size="s">
          <Trans>Go on setting up</Trans>
        </ButtonLink>
      }
    >
      <Plural
        value={missing}
        one="One thing is missing before a request can be asked, answered and decided."
        other="# things are missing before a request can be asked, answered and decided."
      />
    </Callout>
  )
}
