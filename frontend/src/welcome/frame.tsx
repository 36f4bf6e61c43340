import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { BrandMark } from '~/design/brand/brand'
import { Button, ButtonLink } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Row } from '~/design/page/page'
import { Skeleton } from '~/design/skeleton/skeleton'
import type { LinkState } from './use-link'
import s from './welcome.module.css'

type Props = { title: string; claim: ReactNode; wide?: boolean; children: ReactNode }

/** A page for somebody who is not signed in yet. */
export function Frame({ title, claim, wide, children }: Props) {
  return (
    <main className={s.page}>
      <title>{`${title} · Triptych`}</title>
      <div className={s.panel} data-wide={wide || undefined}>
        <BrandMark size={40} />
        <h1 className={s.title}>{title}</h1>
        <p className={s.claim}>{claim}</p>
        {children}
      </div>
    </main>
  )
}

/** What stands in place of the form while the link is looked at, or when it does not work. */
export function NoForm({ link }: { link: LinkState & { again: () => void } }) {
  const { t } = useLingui()
  if (link.state !== 'refused')
    return (
      <div className={s.wait} role="status" aria-label={t`Loading`}>
        <Skeleton height={36} />
        <Skeleton height={36} />
      </div>
    )
  const { refusal } = link
  if (refusal.__typename === 'NotFound')
    return (
      <>
        <Callout tone="warn" role="alert" title={refusal.message}>
          <Trans>A link works once and for a few days. Who invited you can make a new one.</Trans>
        </Callout>
        <Row>
          <ButtonLink to="/sign-in" search={{}}>
            <Trans>Sign in instead</Trans>
          </ButtonLink>
        </Row>
      </>
    )
  return (
    <>
      <Callout tone="bad" role="alert" title={t`The server could not be asked about this link`}>
        <Trans>The link is as it was. Check your connection and try again.</Trans>
      </Callout>
      <Row>
        <Button variant="primary" onClick={link.again}>
          <Trans>Try again</Trans>
        </Button>
      </Row>
    </>
  )
}
