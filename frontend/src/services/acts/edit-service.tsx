import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { editServiceMutation } from '~/__generated__/editServiceMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useReread } from '~/parts/records/use-reread'
import { ServiceFields, serviceInput, useServiceShape, type ServiceValues } from './service-fields'

const mutation = graphql`
  mutation editServiceMutation($key: ID!, $input: EditServiceInput!) {
    editService(key: $key, input: $input) {
      __typename
      ... on EditServiceDone {
        service {
          id
          version
          name
        }
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on NotAllowed {
        message
        code
        nearest
        facts {
          label
          value
          standsInTheWay
        }
      }
      ... on NotFound {
        message
      }
      ... on Conflict {
        message
      }
    }
  }
`

type Props = { serviceId: string; version: number; now: ServiceValues; onClose: () => void }

/** The service as it should stand; naming another owner takes the role from the former one at once. */
export default function EditService({ serviceId, version, now, onClose }: Props) {
  // what stood when the form was opened: whoever was faster is not overwritten
  const [seen] = useState(version)
  const { t } = useLingui()
  const reread = useReread()
  const act = useAct<editServiceMutation, 'editService'>(mutation, 'editService', () => {
    say(t`The service is changed.`)
    reread()
    onClose()
  })
  const form = useActForm<ServiceValues, editServiceMutation['variables']['input']>({
    schema: z.object(useServiceShape()),
    defaults: now,
    act,
    input: values => ({ ...serviceInput(values), serviceId, seen }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Save</Trans>}
      title={<Trans>Change the service</Trans>}
      note={<Trans>What you leave empty is cleared.</Trans>}
      onClose={onClose}
    >
      <ServiceFields form={form} />
    </ActDialog>
  )
}
