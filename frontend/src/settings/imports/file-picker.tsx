import { Trans, useLingui } from '@lingui/react/macro'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '~/design/button/button'
import s from './imports.module.css'

type Props = { file: File | null; busy: boolean; onFile: (file: File) => void }

/** Chosen from the device, or dropped here. */
export function FilePicker({ file, busy, onFile }: Props) {
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    // Dropping is a second way; the button is the one for everybody.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      id="file"
      className={s.drop}
      data-over={over || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped) onFile(dropped)
      }}
    >
      <FileUp size={22} aria-hidden />
      <Button variant="primary" busy={busy} onClick={() => input.current?.click()}>
        <Trans>Choose a file</Trans>
      </Button>
      <p>{file ? file.name : <Trans>or drop it here</Trans>}</p>
      <input
        ref={input}
        type="file"
        className="sr"
        tabIndex={-1}
        aria-label={t`File`}
        accept=".csv,.tsv,.txt,.xlsx,.ods"
        onChange={event => {
          const [chosen] = event.target.files ?? []
          if (chosen) onFile(chosen)
          event.target.value = ''
        }}
      />
    </div>
  )
}
