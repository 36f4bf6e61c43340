import { useLingui } from '@lingui/react/macro'
import s from './skeleton.module.css'

export function Skeleton({ height = 16, width = '100%' }: { height?: number; width?: number | string }) {
  return <div className={s.skeleton} style={{ height, width }} aria-hidden />
}

/** What stands in for a page until its data is there. */
export function PageSkeleton() {
  const { t } = useLingui()
  return (
    <div className={s.page} role="status" aria-label={t`Loading`}>
      <Skeleton height={28} width={260} />
      <Skeleton height={92} />
      <Skeleton height={320} />
    </div>
  )
}
