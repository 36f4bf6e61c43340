import { MarkdownContent } from '@graphiql/react'
import { Trans } from '@lingui/react/macro'
import { Badge } from '~/design/badge/badge'
import s from './documentation.module.css'

type Props = { of: { description?: string | null; deprecationReason?: string | null } }

/** What the schema says of something, in the schema's language, and why one should no longer use it. */
export function Described({ of: { description, deprecationReason } }: Props) {
  return (
    <>
      {deprecationReason && (
        <div className={s.deprecated}>
          <Badge tone="warn">
            <Trans>deprecated</Trans>
          </Badge>
          <MarkdownContent type="deprecation" lang="en">
            {deprecationReason}
          </MarkdownContent>
        </div>
      )}
      {description && (
        <MarkdownContent type="description" lang="en" className={s.told}>
          {description}
        </MarkdownContent>
      )}
    </>
  )
}
