import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { evidence_source$key } from '~/__generated__/evidence_source.graphql'
import { Card } from '~/design/card/card'
import { useWords } from '~/words'
import s from './source.module.css'

const fragment = graphql`
  fragment evidence_source on SupplySource {
    evidenceCount
    evidence(first: 50) {
      id
      words
      reference
      datedOn
      at
      enteredBy {
        name
      }
    }
  }
`
/** Only what a browser opens as a page is a link; everything else is the name of a document. */
const isLink = (reference: string) => /^https?:\/\//i.test(reference)

export function Evidence({ source, add }: { source: evidence_source$key; add: ReactNode }) {
  const { t } = useLingui()
  const words = useWords()
  const { evidence, evidenceCount } = useFragment(fragment, source)
  return (
    <Card
      title={t`Evidence`}
      note={t`On what the figures rest; it is added to, and never changed`}
      acts={add}
    >
      {evidence.length === 0 ? (
        <p className={s.none}>
          <Trans>
            Nothing supports these figures yet. A quote, a contract or a test is a good beginning.
          </Trans>
        </p>
      ) : (
        <ul className={s.list}>
          {evidence.map(each => (
            <li key={each.id}>
              <p>{each.words}</p>
              <p className={s.by}>
                {each.reference &&
                  (isLink(each.reference) ? (
                    <a href={each.reference} rel="noopener noreferrer" target="_blank">
                      {each.reference}
                    </a>
                  ) : (
                    <span>{each.reference}</span>
                  ))}
                <span>
                  <Trans>
                    of {words.day(each.datedOn)}; entered by {each.enteredBy?.name}, {words.day(each.at)}
                  </Trans>
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {evidenceCount > evidence.length && (
        <p className={s.by}>
          <Trans>
            The newest {evidence.length} of {evidenceCount} are shown.
          </Trans>
        </p>
      )}
    </Card>
  )
}
