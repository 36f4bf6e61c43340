import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { portfolioLineQuery } from '~/__generated__/portfolioLineQuery.graphql'
import { PersonChip } from '~/parts/person/person-chip'
import { ActButton } from '~/parts/records/act-button'
import { NoValue } from '~/words'
import s from './portfolio.module.css'

const EditPortfolio = lazy(() => import('../acts/edit-portfolio'))

const query = graphql`
  query portfolioLineQuery($name: String!) {
    portfolios(first: 1, filter: { name: { oneOf: [$name] } }) {
      edges {
        node {
          ref
          name
          purpose
          unit {
            name
          }
          owner {
            name
            away
          }
          ...editPortfolio_portfolio
        }
      }
    }
  }
`

type Props = { name: string; acts: readonly string[]; onRenamed: (name: string) => void }

/** The one portfolio that is looked at: what it is for, and who answers for it. */
export default function PortfolioLine({ name, acts, onRenamed }: Props) {
  const { t } = useLingui()
  const [editing, setEditing] = useState(false)
  const { portfolios } = useLazyLoadQuery<portfolioLineQuery>(
    query,
    { name },
    { fetchPolicy: 'store-and-network' },
  )
  const portfolio = portfolios.edges[0]?.node
  if (!portfolio) return null
  const { owner, purpose, ref, unit } = portfolio
  return (
    <section className={s.line} aria-label={t`Portfolio ${ref}`}>
      <div className={s.lineText}>
        <h2>{portfolio.name}</h2>
        <p>
          {ref} · {unit.name}
          {purpose && <> · {purpose}</>}
        </p>
      </div>
      {owner ? (
        <PersonChip name={owner.name} away={owner.away} />
      ) : (
        <NoValue why="not-stated" reason={t`Nobody answers for this portfolio yet.`} />
      )}
      <ActButton
        size="s"
        acts={acts}
        act="portfolio:edit"
        whoCan={t`PMO lead`}
        onClick={() => setEditing(true)}
      >
        <Trans>Edit</Trans>
      </ActButton>
      <Suspense>
        {editing && (
          <EditPortfolio portfolio={portfolio} onClose={() => setEditing(false)} onDone={onRenamed} />
        )}
      </Suspense>
    </section>
  )
}
