import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { PlainTable } from '~/design/table/plain-table'
import { useWords } from '~/words'
import { saveText } from './save-text'
import { Reconciliation } from './reconciliation'
import type { Imported } from './rest'

type Props = { outcome: Imported; fileName: string; rehearsed?: boolean }

/** What became of every line: read = created + updated + unchanged + rejected. */
export function Outcome({ outcome, fileName, rehearsed }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const { reconciliation: counts, rejects, rejectFile, notes } = outcome
  return (
    <>
      <Callout
        tone={counts.rejected > 0 ? 'warn' : 'good'}
        role="status"
        title={rehearsed ? <Trans>A rehearsal: nothing is stored yet</Trans> : <Trans>Imported</Trans>}
        acts={
          rejectFile && (
            <Button
              size="s"
              onClick={() => saveText(rejectFile, `rejected-${fileName.replace(/\.\w+$/, '')}.csv`)}
            >
              <Download size={14} aria-hidden />
              <Trans>Reject file</Trans>
            </Button>
          )
        }
      >
        <Reconciliation counts={counts} />
      </Callout>
      {rejects.length > 0 && (
        <>
          <p>
            <Plural
              value={counts.rejected}
              one="# line was rejected. The reject file has it with the reason; mend it there and import that file."
              other="# lines were rejected. The reject file has them with the reasons; mend them there and import that file."
            />
          </p>
          <PlainTable
            label={t`Rejected lines`}
            rows={rejects}
            rowId={reject => `${reject.record} ${reject.column} ${reject.reason}`}
            columns={[
              { id: 'line', head: t`Line`, cell: reject => words.count(reject.line) },
              { id: 'column', head: t`Column`, cell: reject => reject.column || t`the whole line` },
              { id: 'reason', head: t`Because`, cell: reject => reject.reason },
            ]}
          />
        </>
      )}
      {notes.length > 0 && (
        <Callout title={<Trans>Notes</Trans>}>
          <ul>
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  )
}
