import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { createServiceMutation } from '~/__generated__/createServiceMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActDialog } from '~/parts/form/act-dialog'
import { useChecks } from '~/parts/form/checks'
import { FormPick } from '~/parts/form/fields'
import { units } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { ServiceFields, serviceInput, useServiceShape, type ServiceValues } from './service-fields'

const mutation = graphql`
  mutation createServiceMutation($key: ID!, $input: CreateServiceInput!) {
    createService(key: $key, input: $input) {
      __typename
      ... on CreateServiceDone {
        service {
          id
          ref
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

type Values = ServiceValues & { unitId: Picked | null }
type Props = { unit: Picked; onDone: (ref: string) => void; onClose: () => void }

/** A service, the unit that provides it and the person who answers for it. */
export default function CreateService({ unit, onDone, onClose }: Props) {
  const { t } = useLingui()
  const { picked } = useChecks()
  const act = useAct<createServiceMutation, 'createService'>(mutation, 'createService', ({ service }) => {
    say(t`${service.ref} is created.`)
    onDone(service.ref)
  })
  const form = useActForm<Values, createServiceMutation['variables']['input']>({
    schema: z.object({ ...useServiceShape(), unitId: picked(t`Choose the unit that provides the service.`) }),
    defaults: { name: '', familyId: null, ownerId: null, agency: '', description: '', unitId: unit },
    act,
    input: values => ({ ...serviceInput(values), unitId: values.unitId?.id ?? '' }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Create service</Trans>}
      title={<Trans>New service</Trans>}
      note={<Trans>It stands in the catalogue from now, and projects can hand over to it.</Trans>}
      onClose={onClose}
    >
      <ServiceFields form={form} />
      <FormPick form={form} name="unitId" source={units} label={t`Unit that provides it`} />
    </ActDialog>
  )
}
