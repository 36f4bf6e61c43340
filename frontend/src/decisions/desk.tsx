import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Card } from '~/design/card/card'
import { PageBody, PageHead } from '~/design/page/page'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import type { BulkAct } from './bulk/use-bulk'
import { isDeciding, useNextWord } from './next-word'
import { Queue } from './queue'
import { QueueTools } from './queue-tools'
import type { QueueSearch } from './search'
import { ToDecide } from './to-decide'
import type { useQueueParts } from './use-queue-parts'

const Live = lazy(() => import('~/parts/live/live-waiting'))
const BulkDialog = lazy(() => import('./bulk/bulk-dialog'))
const Peek = lazy(() => import('./peek/peek'))

type Props = {
  acts: readonly string[]
  parts: ReturnType<typeof useQueueParts>
  search: QueueSearch
  again: () => Promise<unknown>
}

/** The parts of the queue under each other; what opens over them: a look at one request, one answer to several. */
export function Desk({ acts, parts, search, again }: Props) {
  const { t } = useLingui()
  const wordOf = useNextWord()
  const navigate = useNavigate({ from: '/decisions' })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<{ act: BulkAct; refs: readonly string[] } | null>(null)
  const { decide, word, others } = parts
  const waiting = [...decide.items, ...word.items]
  const all = [...waiting, ...others.items]
  const looked = all.find(({ request }) => request.ref === search.peek)
  const setPeek = (peek: string | undefined) =>
    void navigate({ search: old => ({ ...old, peek }), replace: true, resetScroll: false })
  return (
    <>
      <PageHead
        title={t`Decisions`}
        beside={
          <Suspense>
            <Live items={waiting} all={!search.only && !decide.hasMore && !word.hasMore} again={again} />
          </Suspense>
        }
      />
      <SectionTabs section="decisions" acts={acts} />
      <PageBody width="read">
        <QueueTools acts={acts} search={search} />
        <ToDecide
          list={decide}
          only={search.only}
          selected={selected}
          onSelected={setSelected}
          onBulk={(act, refs) => setOpened({ act, refs })}
          onPeek={setPeek}
        />
        {word.items.length > 0 && (
          <Card title={t`Wait for another word of yours`} flush>
            <Queue list={word} label={t`Wait for another word of yours`} onPeek={setPeek} />
          </Card>
        )}
        {others.items.length > 0 && (
          <Card
            title={t`Signed by you, await others`}
            note={t`Nothing is asked of you; the last signature makes the decision`}
            flush
          >
            <Queue list={others} label={t`Signed by you, await others`} onPeek={setPeek} />
          </Card>
        )}
      </PageBody>
      <Suspense>
        {looked && (
          <Peek
            item={looked}
            word={wordOf(looked)}
            deciding={isDeciding(looked.act)}
            refs={all.map(({ request }) => request.ref)}
            onPeek={setPeek}
          />
        )}
        {opened && (
          <BulkDialog
            act={opened.act}
            chosen={decide.items
              .filter(({ request }) => opened.refs.includes(request.ref))
              .map(({ request: { id, ref, title, version } }) => ({ id, ref, title, version }))}
            onClose={() => setOpened(null)}
            onDone={() => {
              setSelected(new Set())
              void again()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
