import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Badge, Tag } from '~/design/badge/badge'
import { distanceShape } from '~/charts/option-scatter'
import { later } from '~/design/later'
import { Amount, useWords } from '~/words'
import type { Alternative } from './alternatives'
import { Byline } from './byline'
import { useAlternativeKindWord, useDistanceWord } from './words'
import s from './request.module.css'

/** What is shown of versions before only when somebody opens it. */
const Versions = later(async () => (await import('./versions')).Versions)

type Props = {
  name: string
  best: boolean
  alternative: Alternative
  /** The versions before, the newest first. */
  earlier: readonly Alternative[]
  acts?: ReactNode
  compact?: boolean | undefined
}

export function AlternativeRow({ name, best, alternative, earlier, acts, compact }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const kind = useAlternativeKindWord()
  const distance = useDistanceWord()
  const sides = alternative.signatures.map(signature => signature.side)
  return (
    <li className={s.option}>
      <span className={s.letter} data-best={best || undefined} aria-hidden>
        <svg width="14" height="14" viewBox="-8 -8 16 16">
          <path d={distanceShape(alternative.ruleDistance)} />
        </svg>
        {name}
      </span>
      <div className={s.optionText}>
        <h3 className={s.itemTitle}>
          {alternative.title}
          {alternative.real !== null && alternative.real !== undefined && (
            <Badge tone={alternative.real ? 'good' : 'none'} quiet>
              {alternative.real ? t`Real` : t`Not real`}
            </Badge>
          )}
        </h3>
        <p className={s.facts}>
          <Tag>{kind(alternative.kind)}</Tag>
          <span>{distance(alternative.ruleDistance)}</span>
          {alternative.supplySource && (
            <span>
              {alternative.supplySource.name}
              {alternative.outsideBase && <Trans>, outside the supply base</Trans>}
            </span>
          )}
          {sides.length > 0 && (
            <span>
              {sides.length > 1
                ? t`signed by both`
                : sides[0] === 'requester'
                  ? t`signed by the requester`
                  : t`signed by the provider`}
            </span>
          )}
        </p>
        {!compact && alternative.notRealBecause && (
          <p>
            <Trans>Not real: {alternative.notRealBecause}</Trans>
          </p>
        )}
        {!compact && <Effects alternative={alternative} />}
        {!compact && (
          <Byline
            author={alternative.author}
            at={alternative.proposedAt}
            sealed={alternative.sealed}
            mine={alternative.mine}
          />
        )}
        {earlier.length > 0 && <Versions number={alternative.number} earlier={earlier} />}
        {acts && <div className={s.acts}>{acts}</div>}
      </div>
      <span className={s.figures}>
        <b>
          <Amount money={alternative.cost} />
        </b>
        <span>{t`${words.count(alternative.leadTimeDays)} days`}</span>
      </span>
    </li>
  )
}

function Effects({ alternative }: { alternative: Alternative }) {
  const { t } = useLingui()
  const effects = [
    [t`Delivery`, alternative.effectDelivery],
    [t`Service`, alternative.effectService],
    [t`People`, alternative.effectPeople],
  ].filter(([, text]) => text)
  if (effects.length === 0) return null
  return (
    <p>
      {effects.map(([name, text]) => (
        <span key={name} className={s.effect}>
          <b>{name}:</b> {text}{' '}
        </span>
      ))}
    </p>
  )
}
