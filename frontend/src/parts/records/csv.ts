/** A sheet cannot be made to calculate by what somebody wrote: such a cell begins with an apostrophe. */
const safe = (cell: string) =>
  /^[=+\-@\t\r]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Rows as CSV (RFC 4180), with a mark in front so that spreadsheets read it as UTF-8. */
export const toCsv = (rows: readonly (readonly string[])[]) =>
  `\uFEFF${rows.map(row => row.map(cell => quoted(safe(cell))).join(',')).join('\r\n')}\r\n`

/** Hands a text to the browser as a file. */
export function download(name: string, text: string, type = 'text/csv;charset=utf-8') {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
