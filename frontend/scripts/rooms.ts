/** Folders of src/ that are not a page's room. */
export const sharedRooms = [
  '__generated__',
  'app',
  'charts',
  'design',
  'locales',
  'parts',
  'testing',
  'words',
]

/** What each room may import from src/ besides itself. A page's room is whatever is not named here. */
export const arrows: Record<string, 'everything' | string[]> = {
  app: 'everything',
  testing: 'everything',
  parts: ['charts', 'words', 'design', '__generated__'],
  charts: ['words', 'design'],
  words: ['design'],
  design: [],
  page: ['parts', 'charts', 'words', 'design', '__generated__'],
}

/** Packages that a room may not know. */
export const strangers: Record<string, string[]> = {
  design: ['react-relay', 'relay-runtime', 'graphql'],
  charts: ['react-relay', 'relay-runtime', 'graphql'],
  words: ['react-relay', 'relay-runtime', 'graphql'],
}
