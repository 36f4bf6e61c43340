import { useLingui } from '@lingui/react/macro'

const WAIVING = /^Waive the (\w+) standard$/

/** The two authorities that meet in one exception, in the reader's words; the server names them in English. */
export function useAuthorityWord() {
  const { t } = useLingui()
  return (label: string) => {
    if (label === 'Approve the money') return t`Approve the money`
    const office = WAIVING.exec(label)?.[1]
    return office ? t`Waive the ${office} standard` : label
  }
}
