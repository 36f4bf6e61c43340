import { lazy, Suspense, type ComponentType } from 'react'
import { useBench } from './workbench'

// each act's form comes when it is first needed
const DIALOGS: Record<string, ComponentType> = {
  restateNeed: lazy(() => import('./need-dialogs').then(room => ({ default: room.RestateDialog }))),
  confirmNeed: lazy(() => import('./need-dialogs').then(room => ({ default: room.ConfirmDialog }))),
  correctNeed: lazy(() => import('./need-dialogs').then(room => ({ default: room.CorrectDialog }))),
  citeRule: lazy(() => import('./cite-dialog').then(room => ({ default: room.CiteDialog }))),
  nameGap: lazy(() => import('./gap-dialog').then(room => ({ default: room.GapDialog }))),
  proposeAlternative: lazy(() => import('./propose-dialog').then(room => ({ default: room.ProposeDialog }))),
  reviseAlternative: lazy(() => import('./revise-dialog').then(room => ({ default: room.ReviseDialog }))),
  notReal: lazy(() => import('./not-real-dialog').then(room => ({ default: room.NotRealDialog }))),
  submitAnswer: lazy(() => import('./answer-dialogs').then(room => ({ default: room.SubmitDialog }))),
  declineRequest: lazy(() => import('./answer-dialogs').then(room => ({ default: room.DeclineDialog }))),
  deferRequest: lazy(() => import('./answer-dialogs').then(room => ({ default: room.DeferDialog }))),
  replyAsHelper: lazy(() => import('./helper-dialog').then(room => ({ default: room.HelperDialog }))),
  meetCondition: lazy(() => import('./closing-dialogs').then(room => ({ default: room.ConditionDialog }))),
  withdrawRequest: lazy(() => import('./closing-dialogs').then(room => ({ default: room.WithdrawDialog }))),
  reopenRequest: lazy(() => import('./after-dialogs').then(room => ({ default: room.ReopenDialog }))),
  closeRequest: lazy(() => import('./after-dialogs').then(room => ({ default: room.CloseDialog }))),
  appealDecision: lazy(() => import('./otherwise-dialogs').then(room => ({ default: room.AppealDialog }))),
  upholdDecision: lazy(() => import('./otherwise-dialogs').then(room => ({ default: room.UpholdDialog }))),
  extendApproval: lazy(() => import('./otherwise-dialogs').then(room => ({ default: room.ExtendDialog }))),
  directDecision: lazy(() => import('./otherwise-dialogs').then(room => ({ default: room.DirectDialog }))),
  enterDissent: lazy(() => import('./otherwise-dialogs').then(room => ({ default: room.DissentDialog }))),
  giveEmergencyGo: lazy(() =>
    import('./otherwise-dialogs').then(room => ({ default: room.EmergencyDialog })),
  ),
  reviewEmergency: lazy(() => import('./otherwise-dialogs').then(room => ({ default: room.ReviewDialog }))),
  withdrawAnswer: lazy(() =>
    import('./after-dialogs').then(room => ({ default: room.WithdrawAnswerDialog })),
  ),
  openSeal: lazy(() => import('./seal-dialog').then(room => ({ default: room.SealDialog }))),
  recordOutsideAnswer: lazy(() => import('./outside-dialog').then(room => ({ default: room.OutsideDialog }))),
  disputePhi: lazy(() => import('./dispute-dialog').then(room => ({ default: room.DisputeDialog }))),
  recordHarm: lazy(() => import('./harm-dialog').then(room => ({ default: room.HarmDialog }))),
  stateFurtherCost: lazy(() => import('./further-dialog').then(room => ({ default: room.FurtherDialog }))),
  statePhi: lazy(() => import('./phi-dialog').then(room => ({ default: room.PhiDialog }))),
}

/** The dialog of the act that is open. */
export function DialogOf() {
  const { opened } = useBench()
  const Dialog = opened && DIALOGS[opened.act]
  if (!Dialog) return null
  return (
    <Suspense>
      <Dialog />
    </Suspense>
  )
}
