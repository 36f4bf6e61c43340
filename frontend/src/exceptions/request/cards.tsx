import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { cards_request$key } from '~/__generated__/cards_request.graphql'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { Skeleton } from '~/design/skeleton/skeleton'
import { Alternatives } from '~/parts/request/alternatives'
import { NeedPair } from '~/parts/request/need-pair'
import { Obstacles } from '~/parts/request/obstacles'
import { ClosedActs, OpenActs } from './card-acts'
import { useBench } from './workbench'
import s from './workbench.module.css'

/** Each of these acts reads the whole request anew, which is a long document. */
const AlternativeActs = later(async () => (await import('./alternative-acts')).AlternativeActs)
const Decided = later(async () => (await import('./decided')).Decided, <Skeleton height={96} />)
/** What stands at the end of the page, and who can say yes, come after what is read first. */
const RequestTimeline = later(
  async () => (await import('~/parts/request/timeline')).RequestTimeline,
  <Skeleton height={240} />,
)
const WhoCan = later(async () => (await import('~/parts/request/who-can')).WhoCan, <Skeleton height={120} />)
const Precedents = later(
  async () => (await import('~/parts/precedents/precedents')).Precedents,
  <Skeleton height={96} />,
)
const Outside = later(async () => (await import('./outside')).Outside)
const Comment = later(async () => (await import('./comment')).Comment, <Skeleton height={120} />)

const NEED = ['confirmNeed', 'correctNeed', 'restateNeed']
const OBSTACLES = ['citeRule', 'nameGap']
const ALTERNATIVES = ['proposeAlternative', 'reviseAlternative', 'markAlternative', 'signAlternative']
const ANSWER = ['submitAnswer', 'deferRequest', 'declineRequest']

const fragment = graphql`
  fragment cards_request on ExceptionRequest {
    ref
    version
    laws {
      ruleId
    }
    waivedBy {
      waiverRef
    }
    ...needPair_request
    ...obstacles_request
    ...alternatives_request
    ...decided_request
    ...timeline_request
  }
`

type Props = { request: cards_request$key }

export function NeedCard({ request }: Props) {
  const { t } = useLingui()
  return (
    <Card title={t`The need`} note={t`Agreed before any rule is cited`}>
      <NeedPair request={useFragment(fragment, request)} acts={<OpenActs acts={NEED} primary />} />
      <ClosedActs acts={NEED} />
    </Card>
  )
}

export function ObstaclesCard({ request: key }: Props) {
  const { t } = useLingui()
  const request = useFragment(fragment, key)
  const outside = request.laws.length > 0 || request.waivedBy.length > 0
  return (
    <Card
      title={t`What stands in the way`}
      note={t`A rule with the harm it prevents here, or “we cannot” by its name`}
      acts={<OpenActs acts={OBSTACLES} />}
    >
      <Obstacles request={request} />
      {outside && <Outside of={request.ref} version={request.version} />}
      <ClosedActs acts={OBSTACLES} />
    </Card>
  )
}

export function AlternativesCard({ request }: Props) {
  const { t } = useLingui()
  return (
    <Card
      id="alternatives"
      tabIndex={-1}
      title={t`Alternatives`}
      note={t`What would meet the need; proposing is always safe, inside the rules or outside`}
      acts={<OpenActs acts={['proposeAlternative']} />}
    >
      <Alternatives
        request={useFragment(fragment, request)}
        acts={alternative => <AlternativeActs alternative={alternative} />}
      />
      <ClosedActs acts={ALTERNATIVES} />
    </Card>
  )
}

export function DecisionCard({ request }: Props) {
  const { t } = useLingui()
  return (
    <Card id="decision" tabIndex={-1} title={t`Answer and decision`} acts={<OpenActs acts={ANSWER} />}>
      <Decided request={useFragment(fragment, request)} />
      <ClosedActs acts={ANSWER} />
    </Card>
  )
}

export function HistoryCard({ request }: Props) {
  const { t } = useLingui()
  return (
    <Card
      id="history"
      tabIndex={-1}
      title={t`History`}
      note={t`Every event, with the policy line that allowed it`}
    >
      <Comment />
      <div className={s.history}>
        <RequestTimeline request={useFragment(fragment, request)} />
      </div>
    </Card>
  )
}

export function WhoCard() {
  const { t } = useLingui()
  const { request } = useBench()
  return (
    <Card title={t`Who can say yes`} note={<Trans>To exactly this ask, among who is there now</Trans>}>
      <WhoCan request={request.id} version={request.version} compact />
    </Card>
  )
}

/** What was decided before about asks like this one; whoever decides here answers to the close ones. */
export function PrecedentsCard() {
  const { t } = useLingui()
  const { request, hint, reload } = useBench()
  return (
    <Card
      id="precedents"
      tabIndex={-1}
      title={t`Precedents`}
      note={t`Decided before, and how like this it is`}
      acts={<OpenActs acts={['recordHarm']} />}
    >
      <Precedents
        request={request.id}
        version={request.version}
        stance={hint('followPrecedent')?.reason === undefined ? {} : null}
        onDone={() => void reload()}
      />
    </Card>
  )
}
