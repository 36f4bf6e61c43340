/** What the dialogs of this folder know of the request that they are about. */
export type DialogOfRequest = {
  request: { readonly id: string; readonly ref: string; readonly version: number }
  onClose: () => void
  onReload: () => void
}
