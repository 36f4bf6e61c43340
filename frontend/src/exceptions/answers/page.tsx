import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ShieldQuestion } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageAnswersQuery } from '~/__generated__/pageAnswersQuery.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PageBody, PageHead } from '~/design/page/page'
import { PlainTable } from '~/design/table/plain-table'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { useWords } from '~/words'

export const query = graphql`
  query pageAnswersQuery {
    viewer {
      acts
    }
    answerQuality {
      office
      tooFew
      together {
        hits
        n
        share
        low
        high
      }
      people {
        person {
          id
          name
        }
        notReal {
          hits
          n
          share
          low
          high
        }
      }
    }
  }
`

type Office = pageAnswersQuery['response']['answerQuality'][number]
type Row = { id: string; name: string; notReal: NonNullable<Office['together']> }

/** Of the alternatives that came with a no of one's office, how many were not real for whoever asked? */
export default function AnswersPage({ queryRef }: { queryRef: PreloadedQuery<pageAnswersQuery> }) {
  const { t } = useLingui()
  const { viewer, answerQuality } = usePreloadedQuery<pageAnswersQuery>(query, queryRef)
  return (
    <>
      <PageHead title={t`Quality of answers`} />
      <SectionTabs section="exceptions" acts={viewer.acts} />
      <PageBody width="read">
        {answerQuality.map(each => (
          <OfOffice key={each.office} quality={each} />
        ))}
      </PageBody>
    </>
  )
}

function OfOffice({ quality: { office, people, together, tooFew } }: { quality: Office }) {
  const { t } = useLingui()
  const words = useWords()
  const percent = (share: string) => words.percent(share)
  const rows: Row[] = people.map(({ person, notReal }) => ({ id: person.id, name: person.name, notReal }))
  if (together) rows.push({ id: 'together', name: t`Together`, notReal: together })
  return (
    <Card
      title={
        together
          ? t`${percent(together.share)} of the alternatives with a no of the ${office} were not real`
          : t`Answers of the ${office}`
      }
      note={t`Of alternatives that came with a decline or a deferral and that the requester marked. Only you, who lead the office, see this; it is there to help, not to rank.`}
    >
      {rows.length === 0 ? (
        <Empty level={3} icon={<ShieldQuestion size={20} />} title={t`Too few to say anything`}>
          <Trans>
            A figure is shown from ten marked alternatives of one person on. Requesters mark each alternative
            real or not real on the request.
          </Trans>
        </Empty>
      ) : (
        <PlainTable
          label={t`Share of alternatives that were not real`}
          rows={rows}
          rowId={row => row.id}
          columns={[
            { id: 'who', head: t`Who said no`, cell: row => row.name },
            { id: 'n', head: t`Marked`, end: true, cell: row => words.count(row.notReal.n) },
            { id: 'hits', head: t`Not real`, end: true, cell: row => words.count(row.notReal.hits) },
            { id: 'share', head: t`Share`, end: true, cell: row => percent(row.notReal.share) },
            {
              id: 'interval',
              head: t`95 % interval`,
              end: true,
              cell: row => `${percent(row.notReal.low)} – ${percent(row.notReal.high)}`,
            },
          ]}
        />
      )}
      {tooFew > 0 && (
        <p>
          <Plural
            value={tooFew}
            one="# person has fewer than ten marked alternatives and is in no figure."
            other="# people have fewer than ten marked alternatives and are in no figure."
          />
        </p>
      )}
    </Card>
  )
}
