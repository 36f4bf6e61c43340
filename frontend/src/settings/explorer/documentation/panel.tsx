import { Trans, useLingui } from '@lingui/react/macro'
import type { GraphQLSchema } from 'graphql'
import { ChevronRight, X } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { TextField } from '~/design/field/text-field'
import { Described } from './described'
import { find, namesOf } from './find'
import { Found } from './found'
import { Members } from './members'
import type { Go, Place } from './place'
import { SchemaPage } from './schema-page'
import { TypePage } from './type-page'
import s from './documentation.module.css'

type Props = {
  id: string
  schema: GraphQLSchema
  /** The way here, this place last. */
  trail: readonly Place[]
  go: Go
  close: () => void
  /** Where the focus is when the panel has just opened. */
  begin: 'search' | 'place'
}

/** The schema to read in: its types, what they have and what is said of them, found by name. */
export function Panel({ id, schema, trail, go, close, begin }: Props) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const known = useMemo(() => namesOf(schema), [schema])
  const wanted = useDeferredValue(text)
  const found = useMemo(() => find(known, wanted), [known, wanted])
  const panel = useRef<HTMLDivElement>(null)
  const here = trail.at(-1)
  const before = trail.at(-2)
  const [drawn, setDrawn] = useState(here)
  if (drawn !== here) {
    setDrawn(here)
    setText('')
  }
  useFocus(panel, here, begin)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    if (text) setText('')
    else close()
  }
  return (
    <Card
      id={id}
      flush
      className={s.panel}
      aria-label={t`Documentation`}
      onKeyDown={onKeyDown}
      title={<Trans>Documentation</Trans>}
      acts={
        <Button variant="ghost" size="s" icon aria-label={t`Close the documentation`} onClick={close}>
          <X size={16} aria-hidden />
        </Button>
      }
    >
      <div ref={panel} className={s.inside}>
        <div className={s.search}>
          <TextField
            label={<span className="sr">{t`Type, field or argument`}</span>}
            placeholder={t`Type, field or argument`}
            type="search"
            name="name"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={event => setText(event.target.value)}
            onKeyDown={event => {
              const first = find(known, text)[0]
              if (event.key === 'Enter' && first) go(first.place)
            }}
          />
          {before && (
            <Button variant="ghost" size="s" onClick={() => go(before)}>
              <ChevronRight size={14} className={s.backward} aria-hidden />
              {before.page === 'schema' ? (
                <Trans>Back to the schema</Trans>
              ) : (
                <Trans>Back to {before.name}</Trans>
              )}
            </Button>
          )}
        </div>
        <div className={s.page} role="region" aria-label={here?.name || t`Schema`} tabIndex={0}>
          {text.trim() && wanted.trim() ? (
            <Found found={found} go={go} />
          ) : (
            <Page at={here} schema={schema} go={go} />
          )}
        </div>
      </div>
    </Card>
  )
}

function Page({ at, schema, go }: { at?: Place; schema: GraphQLSchema; go: Go }) {
  const type = at?.page === 'type' && schema.getType(at.name)
  if (type) return <TypePage type={type} schema={schema} meant={at.member} go={go} />
  const directive = at?.page === 'directive' && schema.getDirective(at.name)
  if (!directive) return <SchemaPage schema={schema} go={go} />
  return (
    <>
      <h3 className={s.title} tabIndex={-1} lang="en">
        @{directive.name}
      </h3>
      <Described of={directive} />
      <Members members={directive.args} meant={at.member} go={go} />
    </>
  )
}

/** The focus follows the reader: to the search, to the title of a page, or to what is meant on it. */
function useFocus(panel: { current: HTMLElement | null }, here: Place | undefined, begin: Props['begin']) {
  const began = useRef<Place | undefined>(undefined)
  useEffect(() => {
    if (began.current === here) return
    const opened = began.current === undefined
    const to = opened && begin === 'search' ? 'input' : '[data-meant]'
    const page = panel.current
    began.current = here
    const target = page?.querySelector<HTMLElement>(to) ?? page?.querySelector<HTMLElement>('h3')
    target?.focus({ preventScroll: true })
    page?.closest('section')?.scrollIntoView({ block: 'nearest' })
    target?.scrollIntoView({ block: 'nearest' })
  }, [panel, here, begin])
}
