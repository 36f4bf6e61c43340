import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { sealDialogQuery } from '~/__generated__/sealDialogQuery.graphql'
import { say } from '~/design/toast/toast'
import { OneTextDialog } from '~/parts/request/one-text-dialog'
import { Moment } from '~/words'
import { useOpenSeal } from '../acts/open-seal'
import { useBench } from './workbench'

const query = graphql`
  query sealDialogQuery($id: ID!) {
    node(id: $id) {
      ... on Alternative {
        sealOpenings {
          reason
          at
          opener {
            name
          }
        }
      }
    }
  }
`

/** Who proposed something outside the rules: two people of different lines have to ask, each with a reason. */
export function SealDialog() {
  const { t } = useLingui()
  const { opened, request, close, reload } = useBench()
  const id = opened?.id ?? ''
  const { node } = useLazyLoadQuery<sealDialogQuery>(query, { id }, { fetchPolicy: 'store-and-network' })
  const asked = node?.sealOpenings?.at(-1)
  const act = useOpenSeal(() => {
    say(t`Kept. The author is told.`)
    close()
  })
  return (
    <OneTextDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      act={act}
      danger
      title={t`Open the seal?`}
      note={
        <>
          {asked && (
            <>
              <Trans>
                {asked.opener?.name} asked on <Moment at={asked.at} />: “{asked.reason}”
              </Trans>{' '}
            </>
          )}
          <Trans>
            The seal on “{opened?.label}” opens once two people ask within 14 days of whom neither stands
            above the other. It opens everything that this person proposed outside the rules on this request,
            and the author is told by whom and why.
          </Trans>
        </>
      }
      label={t`Why it must be known`}
      field="reason"
      keep={`${request.ref}/seal/${id}`}
      submit={t`Ask for the opening`}
      input={reason => ({ alternativeId: id, reason })}
    />
  )
}
