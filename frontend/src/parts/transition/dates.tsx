import { Trans } from '@lingui/react/macro'
import { Day } from '~/words'

type Props = { live: string | null | undefined; support: string | null | undefined }

/** When the service goes live, and until when the project helps. */
export function Dates({ live, support }: Props) {
  if (!live) return <Trans>no go-live day yet</Trans>
  return (
    <>
      <Trans>
        go-live <Day day={live} />
      </Trans>
      {support && (
        <>
          {', '}
          <Trans>
            early-life support until <Day day={support} />
          </Trans>
        </>
      )}
    </>
  )
}
