import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ruleText_rule$key } from '~/__generated__/ruleText_rule.graphql'
import { Callout } from '~/design/callout/callout'
import { Card } from '~/design/card/card'
import { Stat, Stats } from '~/design/stat/stat'
import { TwoTruths } from '~/parts/two-truths/two-truths'
import { Day, useOfficeWord, useWords } from '~/words'
import s from '../governance.module.css'

const fragment = graphql`
  fragment ruleText_rule on Rule {
    ref
    ownerOffice
    citationCount
    owner {
      name
    }
    compliance {
      ...twoTruths_compliance
    }
    current {
      number
      statement
      purpose
      harmPrevented
      waivable
      outsideAuthority
      reviewOn
      sunsetOn
    }
  }
`

/** What the rule says now, and how often it was held against somebody. */
export function RuleText({ rule }: { rule: ruleText_rule$key }) {
  const { t } = useLingui()
  const words = useWords()
  const office = useOfficeWord()
  const told = useFragment(fragment, rule)
  const { current } = told
  return (
    <>
      <Card>
        {current ? (
          <>
            <p className={s.statement}>{current.statement}</p>
            <div className={s.part}>
              <h2>{t`What it is for`}</h2>
              <p>{current.purpose}</p>
            </div>
            <div className={s.part}>
              <h2>{t`The harm that it prevents`}</h2>
              <p>{current.harmPrevented}</p>
            </div>
            <div className={s.part}>
              <h2>{t`Who may waive it`}</h2>
              <p>
                {current.waivable ? (
                  <Trans>
                    Whoever has authority over the standards of the {office(told.ownerOffice)}.{' '}
                    <Link to="/authority" className="link">
                      Ask for a request
                    </Link>
                  </Trans>
                ) : null}
              </p>
              {!current.waivable && (
                <Callout tone="bad" title={t`Nobody here may waive it`}>
                  {current.outsideAuthority && <Trans>Ask: {current.outsideAuthority}</Trans>}
                </Callout>
              )}
            </div>
          </>
        ) : (
          <p className={s.quiet}>
            <Trans>No version of this rule is in force yet.</Trans>
          </p>
        )}
      </Card>
      <Stats label={t`How the rule has fared`}>
        <Stat label={t`Times cited against a need`} value={words.count(told.citationCount)} />
        <Stat
          label={t`Projects on which it was judged`}
          value={<TwoTruths compliance={told.compliance} />}
          note={t`of those that you may see`}
        />
        <Stat
          label={t`Version in force`}
          value={current ? words.count(current.number) : t`none`}
          note={
            current?.sunsetOn ? (
              <Trans>
                ends <Day day={current.sunsetOn} />
              </Trans>
            ) : (
              told.owner?.name
            )
          }
        />
        <Stat
          label={t`Next review`}
          value={current?.reviewOn ? <Day day={current.reviewOn} /> : t`none set`}
        />
      </Stats>
    </>
  )
}
