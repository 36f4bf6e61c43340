import { commitLocalUpdate, type Environment } from 'relay-runtime'

/** The shell's number of unread notices, wherever it was told. */
export const showUnread = (environment: Environment, unread: number) =>
  commitLocalUpdate(environment, store => void store.getRoot().setValue(unread, 'unreadNotices'))
