import { Trans } from '@lingui/react/macro'

/** What a dialog says whose record somebody else has changed; short, for its room is two lines. */
export default function ChangedNote({ kept }: { kept: boolean | undefined }) {
  return (
    <>
      <Trans>This changed while the window was open: close it and look again.</Trans>{' '}
      {kept && <Trans>What you typed is kept.</Trans>}
    </>
  )
}
