import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Gavel } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { overrides_page$key } from '~/__generated__/overrides_page.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { useOutcomeWord } from '~/parts/request/words'
import { Moment } from '~/words'
import { requestOf } from './places'
import s from './leadership.module.css'

const fragment = graphql`
  fragment overrides_page on Leadership {
    overrides {
      id
      outcome
      reason
      at
      accountable {
        name
      }
      onBehalfOf {
        name
      }
      supersedes {
        outcome
        accountable {
          name
        }
      }
      request {
        ref
        title
      }
    }
  }
`

/** Decisions that superseded another: who stands for it now, whose it was, and why. */
export function Overrides({ page }: { page: overrides_page$key }) {
  const { t } = useLingui()
  const outcome = useOutcomeWord()
  const { overrides } = useFragment(fragment, page)
  const sealed = t`Sealed person`
  return (
    <Card
      flush
      title={
        overrides.length === 0 ? (
          <Trans>No decision was superseded</Trans>
        ) : (
          <Plural
            value={overrides.length}
            one="# decision was superseded"
            other="# decisions were superseded"
          />
        )
      }
      note={<Trans>The accountability moves to whoever supersedes</Trans>}
    >
      {overrides.length === 0 ? (
        <Empty icon={<Gavel size={20} />} title={t`No override`} level={3}>
          <Trans>A superior may supersede a decision with a reason; every one is listed here.</Trans>
        </Empty>
      ) : (
        <ul className={s.list}>
          {overrides.map(each => (
            <li key={each.id} className={s.override}>
              <p>
                <Link to={requestOf(each.request.ref)} className={s.itemTitle}>
                  {each.request.ref} {each.request.title}
                </Link>
              </p>
              <p>
                <b>{each.accountable?.name ?? sealed}</b>: {outcome(each.outcome)}
                {each.supersedes && (
                  <span className={s.small}>
                    {' '}
                    <Trans>
                      in place of {outcome(each.supersedes.outcome)} by{' '}
                      {each.supersedes.accountable?.name ?? sealed}
                    </Trans>
                  </span>
                )}
                {each.onBehalfOf && (
                  <span className={s.small}>
                    {' '}
                    <Trans>for {each.onBehalfOf.name}</Trans>
                  </span>
                )}
              </p>
              <blockquote className={s.reason}>{each.reason}</blockquote>
              <p className={s.small}>
                <Moment at={each.at} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
