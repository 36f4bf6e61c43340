import { commitMutation, fetchQuery, graphql, type Environment } from 'relay-runtime'
import type { serverDraftsDiscardMutation } from '~/__generated__/serverDraftsDiscardMutation.graphql'
import type { serverDraftsQuery } from '~/__generated__/serverDraftsQuery.graphql'
import type { serverDraftsSaveMutation } from '~/__generated__/serverDraftsSaveMutation.graphql'
import type { DraftStore } from './store'

const query = graphql`
  query serverDraftsQuery($form: String!) {
    draft(form: $form) {
      content
      savedAt
    }
  }
`
const saveMutation = graphql`
  mutation serverDraftsSaveMutation($form: String!, $content: JSON!) {
    saveDraft(form: $form, content: $content) {
      __typename
      ... on Draft {
        savedAt
      }
      ... on Refusal {
        message
      }
    }
  }
`
const discardMutation = graphql`
  mutation serverDraftsDiscardMutation($form: String!) {
    discardDraft(form: $form) {
      __typename
    }
  }
`

/** Drafts kept by the server: they survive a reload, signing out and another device. */
export function serverDrafts(environment: Environment): DraftStore {
  return {
    keptBy: 'server',
    load: async form => {
      const { draft } = (await fetchQuery<serverDraftsQuery>(environment, query, { form }).toPromise()) ?? {}
      return draft ? { content: JSON.stringify(draft.content), savedAt: Date.parse(draft.savedAt) } : null
    },
    save: (form, content) =>
      new Promise((resolve, reject) => {
        commitMutation<serverDraftsSaveMutation>(environment, {
          mutation: saveMutation,
          variables: { form, content: JSON.parse(content) as unknown },
          onCompleted: ({ saveDraft }) => {
            if (saveDraft.savedAt) resolve({ savedAt: Date.parse(saveDraft.savedAt) })
            else reject(new Error(saveDraft.message ?? 'not kept'))
          },
          onError: reject,
        })
      }),
    discard: form =>
      new Promise((resolve, reject) => {
        commitMutation<serverDraftsDiscardMutation>(environment, {
          mutation: discardMutation,
          variables: { form },
          onCompleted: () => resolve(),
          onError: reject,
        })
      }),
  }
}
