import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageSystemQuery } from '~/__generated__/pageSystemQuery.graphql'
import { Badge } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { NoValue, useWords } from '~/words'
import { SettingsPage } from '../frame'
import { useHealth } from './use-health'

export const query = graphql`
  query pageSystemQuery {
    viewer {
      acts
      organisation
      timeZone
      baseCurrency
      demo
    }
    installation {
      version
      databaseVersion
      schemaRevision
      now
      policyVersion
    }
  }
`

/** What runs here, and whether it answers. */
export default function SystemPage({ queryRef }: { queryRef: PreloadedQuery<pageSystemQuery> }) {
  const { t } = useLingui()
  const words = useWords()
  const { viewer, installation } = usePreloadedQuery<pageSystemQuery>(query, queryRef)
  const { health, again } = useHealth()
  const tone = { asking: 'none', ready: 'good', away: 'bad' } as const
  const word = { asking: t`asking`, ready: t`Ready: server and database answer`, away: t`Does not answer` }
  return (
    <SettingsPage title={t`System`} acts={viewer.acts}>
      <Card
        title={<Trans>Health</Trans>}
        acts={
          <Button size="s" onClick={again}>
            <Trans>Ask again</Trans>
          </Button>
        }
      >
        <p role="status">
          <Badge tone={tone[health]}>{word[health]}</Badge>
        </p>
      </Card>
      <Card title={<Trans>Installation</Trans>}>
        <Definitions>
          <Definition term={t`Version`}>{installation.version}</Definition>
          <Definition term={t`Database`}>PostgreSQL {installation.databaseVersion}</Definition>
          <Definition term={t`Schema`}>{installation.schemaRevision ?? <NoValue why="unknown" />}</Definition>
          <Definition term={t`Active policy`}>{t`Version ${installation.policyVersion}`}</Definition>
          <Definition term={t`Time of the server`}>{words.momentWithZone(installation.now)}</Definition>
        </Definitions>
      </Card>
      <Card title={<Trans>Organisation</Trans>}>
        <Definitions>
          <Definition term={t`Name`}>{viewer.organisation}</Definition>
          <Definition term={t`Time zone`}>{viewer.timeZone}</Definition>
          <Definition term={t`Base currency`}>{viewer.baseCurrency}</Definition>
          <Definition term={t`Data`}>
            {viewer.demo ? t`Demo, labelled as illustrative` : t`Your own`}
          </Definition>
        </Definitions>
      </Card>
    </SettingsPage>
  )
}
