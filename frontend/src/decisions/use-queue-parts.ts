import { graphql, useFragment } from 'react-relay/hooks'
import type { useQueueParts_decide$key } from '~/__generated__/useQueueParts_decide.graphql'
import type { useQueueParts_item$key } from '~/__generated__/useQueueParts_item.graphql'
import type { useQueueParts_others$key } from '~/__generated__/useQueueParts_others.graphql'
import type { useQueueParts_word$key } from '~/__generated__/useQueueParts_word.graphql'

const item = graphql`
  fragment useQueueParts_item on WaitingItem @relay(plural: true) {
    act
    awaiting
    request {
      id
      ref
      title
      version
      ...queueRow_request
    }
  }
`

const decide = graphql`
  fragment useQueueParts_decide on Query
  @refetchable(queryName: "useQueuePartsDecideQuery")
  @argumentDefinitions(
    decide: { type: "Int", defaultValue: 30 }
    after: { type: "String" }
    only: { type: "QueueOnly" }
  ) {
    decide: queue(first: $decide, after: $after, filter: { part: DECIDE, only: $only })
      @connection(key: "useQueueParts_decide", filters: ["filter"]) {
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          ...useQueueParts_item
        }
      }
    }
  }
`

const word = graphql`
  fragment useQueueParts_word on Query
  @refetchable(queryName: "useQueuePartsWordQuery")
  @argumentDefinitions(
    word: { type: "Int", defaultValue: 30 }
    after: { type: "String" }
    only: { type: "QueueOnly" }
  ) {
    word: queue(first: $word, after: $after, filter: { part: WORD, only: $only })
      @connection(key: "useQueueParts_word", filters: ["filter"]) {
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          ...useQueueParts_item
        }
      }
    }
  }
`

const others = graphql`
  fragment useQueueParts_others on Query
  @refetchable(queryName: "useQueuePartsOthersQuery")
  @argumentDefinitions(
    others: { type: "Int", defaultValue: 30 }
    after: { type: "String" }
    only: { type: "QueueOnly" }
  ) {
    others: queue(first: $others, after: $after, filter: { part: OTHERS, only: $only })
      @connection(key: "useQueueParts_others", filters: ["filter"]) {
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          ...useQueueParts_item
        }
      }
    }
  }
`

/** So many of each part come with the page. */
export const FIRST = 30

/** The parts of the queue, as fragments that are read on. */
export const PARTS = { decide, word, others }

export type QueueKeys = useQueueParts_decide$key & useQueueParts_word$key & useQueueParts_others$key
type Connection = {
  readonly pageInfo: { readonly hasNextPage: boolean }
  readonly edges: readonly { readonly node: useQueueParts_item$key[number] }[]
}

/** What waits for one's decision, for another word of one's own, and what one has signed and others have not yet. */
export function useQueueParts(query: QueueKeys) {
  return {
    decide: useListed('decide', useFragment<useQueueParts_decide$key>(decide, query).decide, query),
    word: useListed('word', useFragment<useQueueParts_word$key>(word, query).word, query),
    others: useListed('others', useFragment<useQueueParts_others$key>(others, query).others, query),
  }
}

function useListed(part: keyof typeof PARTS, { edges, pageInfo }: Connection, query: QueueKeys) {
  const nodes = edges.map(({ node }) => node)
  const items = useFragment<useQueueParts_item$key>(item, nodes)
  return { items, hasMore: pageInfo.hasNextPage, part, query }
}

export type QueueList = ReturnType<typeof useQueueParts>['decide']
export type QueueItem = QueueList['items'][number]
