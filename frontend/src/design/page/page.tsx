import type { ReactNode } from 'react'
import s from './page.module.css'

type HeadProps = {
  title: string
  /** Where one is: links up to the page above. */
  crumbs?: ReactNode
  /** Beside the title: reference, status. */
  beside?: ReactNode
  /** What can be done here, the main act last. */
  acts?: ReactNode
}

/** The bar on top of every page. It also names the browser's tab. */
export function PageHead({ title, crumbs, beside, acts }: HeadProps) {
  return (
    <header className={s.head}>
      <title>{`${title} · Triptych`}</title>
      <div className={s.where}>
        {crumbs && (
          <span className={s.crumbs}>
            {crumbs}
            <span aria-hidden>/</span>
          </span>
        )}
        <h1 className={s.title}>{title}</h1>
        {beside}
      </div>
      {acts && <div className={s.acts}>{acts}</div>}
    </header>
  )
}

type BodyProps = {
  /** `read` for forms and texts, `wide` for boards, `full` for tables that bring their own scrolling. */
  width?: 'read' | 'wide' | 'full'
  children: ReactNode
}

/** What stands under the bar; `full` fills the window and scrolls inside. */
export function PageBody({ width = 'wide', children }: BodyProps) {
  if (width === 'full')
    return (
      <div className={s.full} data-page="full">
        {children}
      </div>
    )
  return (
    <div className={s.body}>
      <div className={s.inner} data-width={width}>
        {children}
      </div>
    </div>
  )
}

/** Columns of a page: `main` beside `side` (a third), or equal parts; under 1000 px they stand under each other. */
export function Columns({ parts, children }: { parts: 'main-side' | 2 | 3; children: ReactNode }) {
  return (
    <div className={s.columns} data-parts={parts}>
      {children}
    </div>
  )
}

/** Things under each other with the page's gap. */
export const Stack = ({ children }: { children: ReactNode }) => <div className={s.stack}>{children}</div>
/** Things beside each other that wrap. */
export const Row = ({ children, end }: { children: ReactNode; end?: boolean }) => (
  <div className={s.row} data-end={end || undefined}>
    {children}
  </div>
)
