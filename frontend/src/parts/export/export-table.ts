export type FileFormat = 'csv' | 'xlsx'
export type TableName =
  | 'decisions'
  | 'exceptions'
  | 'gates'
  | 'initiatives'
  | 'projects'
  | 'queue'
  | 'rules'
  | 'services'
  | 'sources'
  | 'waivers'

/** The state of a page: the columns that are shown, and the variables of its list. */
export type ExportAsked = {
  columns: readonly string[]
  variables: { search?: string | null; filter?: unknown; orderBy?: unknown }
  /** In whose words; the person's own language without. */
  language?: string
}

/** `rows` is null where nobody knows before the file is read to its end how many there are. */
type Exported = { rows: number | null; refused?: undefined } | { rows?: undefined; refused: string }

/** Asks the server for a table and hands the file to the browser; answers how many rows are in it, or why none. */
export async function exportTable(
  table: TableName,
  format: FileFormat,
  { columns, language, variables: { search, filter, orderBy } }: ExportAsked,
): Promise<Exported> {
  const answer = await fetch(`/exports/${table}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ format, columns, search, filter, orderBy, language }),
  })
  if (!answer.ok) return { refused: await sentenceOf(answer) }
  // read to its end first: a file that breaks off is not handed over
  hand(await answer.blob(), `${table}.${format}`)
  const rows = answer.headers.get('X-Rows')
  return { rows: rows === null ? null : Number(rows) }
}

/** Asks the server for a file that says by its address what it is; answers why not, or nothing. */
export async function download(address: string, name: string): Promise<string | undefined> {
  const answer = await fetch(address)
  if (!answer.ok) return sentenceOf(answer)
  hand(await answer.blob(), name)
}

async function sentenceOf(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => null)) as { message?: unknown } | null
  return typeof told?.message === 'string' ? told.message : ''
}

function hand(content: Blob, name: string) {
  const address = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
