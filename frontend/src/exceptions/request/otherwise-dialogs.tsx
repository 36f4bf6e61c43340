import type { ComponentType } from 'react'
import { AppealDialog as Appeal } from '~/parts/request/otherwise/appeal-dialog'
import { DirectDialog as Direct } from '~/parts/request/otherwise/direct-dialog'
import { DissentDialog as Dissent } from '~/parts/request/otherwise/dissent-dialog'
import { EmergencyDialog as Emergency } from '~/parts/request/otherwise/emergency-dialog'
import { ExtendDialog as Extend } from '~/parts/request/otherwise/extend-dialog'
import { ReviewDialog as Review } from '~/parts/request/otherwise/review-dialog'
import type { DialogOfRequest } from '~/parts/request/otherwise/request'
import { UpholdDialog as Uphold } from '~/parts/request/otherwise/uphold-dialog'
import { useBench } from './workbench'

/** A dialog that several pages show, on this bench. */
function onBench(Dialog: ComponentType<DialogOfRequest>) {
  return function OnBench() {
    const { request, close, reload } = useBench()
    return <Dialog request={request} onClose={close} onReload={() => void reload()} />
  }
}

export const AppealDialog = onBench(Appeal)
export const UpholdDialog = onBench(Uphold)
export const ExtendDialog = onBench(Extend)
export const DirectDialog = onBench(Direct)
export const DissentDialog = onBench(Dissent)
export const EmergencyDialog = onBench(Emergency)
export const ReviewDialog = onBench(Review)
