import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { burningRow_item$key } from '~/__generated__/burningRow_item.graphql'
import { Explained } from '~/parts/explain/explained'
import { Amount, NoValue, useWords } from '~/words'
import { isCapped } from './capped'
import { requestOf } from './places'
import s from './leadership.module.css'

const fragment = graphql`
  fragment burningRow_item on BurningRequest {
    perDay {
      amount
      currency
    }
    soFar {
      amount
      currency
    }
    whyNotPriced
    request {
      ref
      title
      openedAt
      programName
      burn {
        weeklyBurn {
          amount
          currency
        }
        weeklyBurnBasis
        phiLikely
        phiAuthor
        phiBasis
        hoursBasis
      }
    }
  }
`

/** One open request as a bar; its figure tells how it came about. */
export function BurningRow({ item, most }: { item: burningRow_item$key; most: number }) {
  const { t } = useLingui()
  const words = useWords()
  const { perDay, soFar, whyNotPriced, request } = useFragment(fragment, item)
  const { burn } = request
  const working = burn.hoursBasis === 'WORKING'
  const capped = isCapped(perDay, burn.weeklyBurn, burn.phiLikely, working)
  return (
    <li className={s.burn}>
      <div className={s.burnWhat}>
        <Link to={requestOf(request.ref)} className={s.burnTitle}>
          {request.title}
        </Link>
        <p className={s.small}>
          <span className="num">{request.ref}</span> · {request.programName}
        </p>
      </div>
      <span className={s.track} aria-hidden>
        {perDay && <i style={{ width: `${most > 0 ? (Number(perDay.amount) / most) * 100 : 0}%` }} />}
      </span>
      {perDay ? (
        <span className={s.burnCost}>
          <Explained
            of={t`the cost a day of ${request.ref}`}
            how={{
              formula: working
                ? t`weekly burn × share idled ÷ 5 working days`
                : t`weekly burn × share idled ÷ 7 days`,
              inputs: [
                {
                  name: t`Weekly burn of ${request.programName}`,
                  value: <Amount money={burn.weeklyBurn} why="not-stated" />,
                },
                { name: t`Basis of the burn`, value: burn.weeklyBurnBasis ?? <NoValue why="not-stated" /> },
                {
                  name: t`Share idled`,
                  value: burn.phiLikely ? words.percent(burn.phiLikely) : <NoValue why="not-stated" />,
                },
                { name: t`Stated by`, value: burn.phiAuthor ?? <NoValue why="not-stated" /> },
                { name: t`Because`, value: burn.phiBasis ?? <NoValue why="not-stated" /> },
                ...(burn.weeklyBurn && burn.weeklyBurn.currency !== perDay.currency
                  ? [{ name: t`Converted`, value: t`to base currency, at the newest dated rate` }]
                  : []),
                ...(capped
                  ? [
                      {
                        name: t`Capped`,
                        value: t`several open requests share the burn of the program, and together claim more than there is`,
                      },
                    ]
                  : []),
              ],
              records: (
                <Link to={requestOf(request.ref)} className="link">
                  {request.ref}
                </Link>
              ),
            }}
          >
            <Amount money={perDay} compact />
          </Explained>
          <span className={s.small}>
            {capped && (
              <>
                <Trans>capped</Trans> ·{' '}
              </>
            )}
            {soFar && (
              <Trans>
                <Amount money={soFar} compact /> so far
              </Trans>
            )}
          </span>
        </span>
      ) : (
        <span className={s.burnCost}>
          <NoValue why="not-stated" reason={whyNotPriced} />
        </span>
      )}
    </li>
  )
}
