import { Trans, useLingui } from '@lingui/react/macro'
import { Link, notFound, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageRuleQuery } from '~/__generated__/pageRuleQuery.graphql'
import { Tag } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { CopyRef } from '~/design/copy/copy'
import { Columns, PageBody, PageHead, Stack } from '~/design/page/page'
import { useLacking } from '~/parts/records/act-button'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { useOfficeWord } from '~/words'
import { RuleFindings } from './rule-findings'
import { RuleText } from './rule-text'
import { RuleVersions } from './rule-versions'
import { RuleWaivers } from './rule-waivers'

const ReviseDialog = lazy(() => import('./revise-dialog').then(room => ({ default: room.ReviseDialog })))

const query = graphql`
  query pageRuleQuery($ref: String!) @preloadable {
    viewer {
      acts
    }
    rule(ref: $ref) {
      ref
      title
      ownerOffice
      origin
      originNote
      ...ruleText_rule
      ...ruleVersions_rule
      ...ruleFindings_rule
      ...ruleWaivers_rule
      ...reviseDialog_rule
    }
  }
`

type Props = {
  queryRef: PreloadedQuery<pageRuleQuery>
  params: { ref: string }
  search: { revise?: true }
}

/** A rule's card: what it asks, what for, which harm it prevents, who may waive it, and how it has fared. */
export default function RulePage({ queryRef, params, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const office = useOfficeWord()
  const { viewer, rule } = usePreloadedQuery<pageRuleQuery>(query, queryRef)
  const lacking = useLacking(viewer.acts)
  if (!rule) throw notFound()
  const revise = (open: boolean) =>
    void navigate({ to: '/rules/$ref', params, search: { revise: open || undefined }, replace: true })
  return (
    <>
      <PageHead
        title={rule.title}
        crumbs={
          <Link to="/rules">
            <Trans>Rules</Trans>
          </Link>
        }
        beside={
          <>
            <CopyRef value={rule.ref} />
            <Tag title={office(rule.ownerOffice)}>{rule.ownerOffice}</Tag>
            <ProvenanceBadge kind={rule.origin} source={rule.originNote} />
          </>
        }
        acts={
          <Button
            reason={lacking('rule:edit')}
            whoCan={t`the lead of the office`}
            onClick={() => revise(true)}
          >
            <Trans>Revise</Trans>
          </Button>
        }
      />
      <PageBody>
        <Columns parts="main-side">
          <Stack>
            <RuleText rule={rule} />
            <Card title={t`Findings`} note={t`Where it was found violated, with evidence`}>
              <RuleFindings rule={rule} />
            </Card>
            <Card title={t`Class waivers`} note={t`Cases excepted from it in advance, until a day`}>
              <RuleWaivers rule={rule} />
            </Card>
          </Stack>
          <Card title={t`Versions`} note={t`A rule is never rewritten; a new version follows`}>
            <RuleVersions rule={rule} />
          </Card>
        </Columns>
      </PageBody>
      {search.revise && (
        <Suspense>
          <ReviseDialog rule={rule} onClose={() => revise(false)} />
        </Suspense>
      )}
    </>
  )
}
