import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { ActButton } from '~/parts/records/act-button'
import { useOfficeLeadWord } from './office-lead'

const CreateGate = lazy(() => import('./acts/create-gate'))
const DecideGate = lazy(() => import('./acts/decide-gate'))

export function NewGateButton({
  projectId,
  acts,
  primary,
}: {
  projectId: string
  acts: readonly string[]
  primary?: boolean
}) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <>
      <ActButton
        acts={acts}
        act="gate:create"
        variant={primary ? 'primary' : 'default'}
        whoCan={t`The leads of the three offices`}
        onClick={() => setOpen(true)}
      >
        <Trans>New gate</Trans>
      </ActButton>
      <Suspense>{open && <CreateGate projectId={projectId} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}

type Props = {
  gateId: string
  state: string
  seen: string
  office: string
  acts: readonly string[]
  again?: boolean
}

export function DecideButton({ gateId, state, seen, office, acts, again }: Props) {
  const lead = useOfficeLeadWord()
  const [open, setOpen] = useState(false)
  return (
    <>
      <ActButton
        acts={acts}
        act="gate:decide"
        variant="primary"
        whoCan={lead(office)}
        onClick={() => setOpen(true)}
      >
        {again ? <Trans>Decide again</Trans> : <Trans>Decide gate</Trans>}
      </ActButton>
      <Suspense>
        {open && <DecideGate gateId={gateId} state={state} seen={seen} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  )
}
