import { Trans } from '@lingui/react/macro'
import { Callout } from '~/design/callout/callout'

/** What a dialog says whose record somebody else has changed. */
export default function ChangedNote({ kept }: { kept: boolean | undefined }) {
  return (
    <Callout tone="warn">
      <Trans>This changed while the window was open: close it and look again.</Trans>
      {kept && (
        <>
          {' '}
          <Trans>What you typed is kept.</Trans>
        </>
      )}
    </Callout>
  )
}
