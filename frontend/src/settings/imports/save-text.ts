/** Offers a text as a file to save. With a byte order mark, so that spreadsheets read it as UTF-8. */
export function saveText(text: string, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
