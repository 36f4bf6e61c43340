import { Trans, useLingui } from '@lingui/react/macro'
import { Callout } from '~/design/callout/callout'
import s from './imports.module.css'

type Props = { headings: readonly string[]; lines: readonly (readonly string[])[]; notes: readonly string[] }

/** The first lines as they were read, so that a wrong separator or encoding shows before anything happens. */
export function FirstLines({ headings, lines, notes }: Props) {
  const { t } = useLingui()
  return (
    <>
      {notes.length > 0 && (
        <Callout title={<Trans>How the file was read</Trans>}>
          <ul>
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Callout>
      )}
      {/* Wider than the page it scrolls sideways, which the keyboard must be able to do as well. */}
      <div className={s.lines} role="region" aria-label={t`First lines`} tabIndex={0}>
        <table>
          <caption className="sr">
            <Trans>First lines</Trans>
          </caption>
          <thead>
            <tr>
              {headings.map((heading, index) => (
                <th key={index} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index}>
                {headings.map((_, column) => (
                  <td key={column}>{line[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
