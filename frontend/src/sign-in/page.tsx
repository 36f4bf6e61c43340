import { Trans, useLingui } from '@lingui/react/macro'
import { BrandMark } from '~/design/brand/brand'
import { safeNext } from '~/parts/session/session'
import { SignInForm } from '~/parts/session/sign-in-form'
import s from './sign-in.module.css'

/** Leads back to where one wanted to go. The page is read anew, so that nothing of an earlier person stays in memory. */
export default function SignInPage({ search }: { search: { next?: string } }) {
  const { t } = useLingui()
  return (
    <main className={s.page}>
      <title>{`${t`Sign in`} · Triptych`}</title>
      <div className={s.panel}>
        <BrandMark size={40} />
        <h1 className={s.title}>
          <Trans>Sign in to Triptych</Trans>
        </h1>
        <p className={s.claim}>
          <Trans>Projects, services and people change, governed as one portfolio.</Trans>
        </p>
        <SignInForm onSignedIn={() => location.assign(safeNext(search.next))} />
        <p className={s.help}>
          <Trans>No account, or a forgotten password? Your administrator can help.</Trans>
        </p>
      </div>
    </main>
  )
}
