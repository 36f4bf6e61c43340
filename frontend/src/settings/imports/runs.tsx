import { Trans, useLingui } from '@lingui/react/macro'
import { Download, FileClock } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { runs_list$key } from '~/__generated__/runs_list.graphql'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { Moment } from '~/words'
import { useKindWords } from './kinds'
import { Reconciliation } from './reconciliation'
import { saveText } from './save-text'
import s from '../settings.module.css'

const fragment = graphql`
  fragment runs_list on ImportRunConnection {
    edges {
      node {
        id
        kind
        fileName
        at
        note
        readCount
        createdCount
        updatedCount
        unchangedCount
        rejectedCount
        rejects
        person {
          name
        }
      }
    }
  }
`

/** Every file that came in, and what became of it. */
export function Runs({ list }: { list: runs_list$key }) {
  const { t } = useLingui()
  const { word } = useKindWords()
  const runs = useFragment(fragment, list).edges.map(edge => edge.node)
  return (
    <Card flush title={<Trans>Files that came in</Trans>}>
      {runs.length === 0 ? (
        <Empty icon={<FileClock size={20} />} title={t`No file yet`} level={3}>
          <Trans>Each import stands here with its counts and its reject file.</Trans>
        </Empty>
      ) : (
        <ul className={s.rows}>
          {runs.map(run => (
            <li key={run.id} className={s.row}>
              <div className={s.grow}>
                <p className={s.strong}>{run.fileName}</p>
                <p className={s.note}>
                  {word(run.kind)} · <Moment at={run.at} /> · {run.person?.name ?? t`the system`}
                </p>
                <p className={s.note}>
                  <Reconciliation
                    counts={{
                      read: run.readCount,
                      created: run.createdCount,
                      updated: run.updatedCount,
                      unchanged: run.unchangedCount,
                      rejected: run.rejectedCount,
                    }}
                  />
                </p>
              </div>
              {run.rejects && (
                <Button
                  size="s"
                  aria-label={t`Reject file of ${run.fileName}`}
                  onClick={() =>
                    saveText(run.rejects ?? '', `rejected-${run.fileName.replace(/\.\w+$/, '')}.csv`)
                  }
                >
                  <Download size={14} aria-hidden />
                  <Trans>Reject file</Trans>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
