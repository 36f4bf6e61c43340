import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { myTokens_list$key } from '~/__generated__/myTokens_list.graphql'
import { Button, ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { later } from '~/design/later'
import { useLackingRight } from '../lacking-right'
import { TokenRow } from './token-row'
import s from '../settings.module.css'

const CreateToken = later(async () => (await import('./create-token')).CreateToken)

const fragment = graphql`
  fragment myTokens_list on PersonalTokenConnection {
    edges {
      node {
        id
        state
        ...tokenRow_token
      }
    }
  }
`

/** The programs that come in as oneself; those that still work first. */
export function MyTokens({ list, acts }: { list: myTokens_list$key; acts: readonly string[] }) {
  const { t } = useLingui()
  const lacking = useLackingRight()(acts, 'api:use')
  const [creating, setCreating] = useState(false)
  const nodes = useFragment(fragment, list).edges.map(edge => edge.node)
  const ordered = [
    ...nodes.filter(({ state }) => state === 'LIVING'),
    ...nodes.filter(({ state }) => state !== 'LIVING'),
  ]
  return (
    <Card
      flush
      title={<Trans>My access tokens</Trans>}
      note={<Trans>A program signs in with one, in your name and with less than your rights</Trans>}
    >
      {ordered.length === 0 ? (
        <Empty title={t`You have no token`} level={3}>
          {lacking ? (
            <Trans>
              Tokens are for those who may use the API. An administrator can give you a role that may.
            </Trans>
          ) : (
            <Trans>Make one for a script that reads figures or files requests for you.</Trans>
          )}
        </Empty>
      ) : (
        <ul className={s.rows}>
          {ordered.map(token => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <div className={s.foot}>
        {!lacking && (
          <ButtonLink to="/settings/explorer" size="s" variant="ghost">
            <Trans>Open the explorer</Trans>
          </ButtonLink>
        )}
        <Button
          size="s"
          variant="primary"
          reason={lacking}
          whoCan={t`administrators, who can give you a role that may`}
          onClick={() => setCreating(true)}
        >
          <Trans>Create a token</Trans>
        </Button>
      </div>
      {creating && <CreateToken onClose={() => setCreating(false)} />}
    </Card>
  )
}
