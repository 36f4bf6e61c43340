import type { RegisterSearch } from '~/parts/search/register-search'

export type { RegisterSearch }
export type ChangeSearch = (change: Partial<RegisterSearch>) => void
