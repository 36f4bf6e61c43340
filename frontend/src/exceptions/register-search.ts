/** What the register's address says. */
export type RegisterSearch = {
  q?: string
  show?: 'open' | 'deciding' | 'approved' | 'refused' | 'ended'
  payer?: 'REQUESTER' | 'PROVIDER'
  sort?: 'ref' | 'title' | 'state' | 'amount' | 'rate' | 'opened' | 'needed'
  desc?: true
  hidden?: string[]
}

export type ChangeSearch = (change: Partial<RegisterSearch>) => void
