import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { reviseDialog_rule$key } from '~/__generated__/reviseDialog_rule.graphql'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useReviseRule } from '../acts/revise-rule'
import { useWordingSchema } from '../use-wording-schema'
import { BLANK, wordingInput, type Wording } from '../wording'
import { WordingFields } from '../wording-fields'

const fragment = graphql`
  fragment reviseDialog_rule on Rule {
    id
    ref
    title
    current {
      statement
      purpose
      harmPrevented
      waivable
      outsideAuthority
      reviewOn
      sunsetOn
    }
  }
`

/** A new version: the earlier ones stay, and so does what was cited from them. */
export function ReviseDialog({ rule, onClose }: { rule: reviseDialog_rule$key; onClose: () => void }) {
  const { t } = useLingui()
  const { id, title, current } = useFragment(fragment, rule)
  const schema = useWordingSchema()
  const act = useReviseRule(() => {
    say(t`The new version is in force`)
    onClose()
  })
  const form = useActForm<Wording, ReturnType<typeof wordingInput> & { ruleId: string }>({
    schema,
    defaults: {
      ...BLANK,
      title,
      ...(current && {
        statement: current.statement,
        purpose: current.purpose,
        harmPrevented: current.harmPrevented,
        waivable: current.waivable,
        outsideAuthority: current.outsideAuthority ?? '',
        reviewOn: current.reviewOn ?? '',
        sunsetOn: current.sunsetOn ?? '',
      }),
    },
    act,
    input: values => ({ ...wordingInput(values), ruleId: id }),
  })
  return (
    <ActDialog
      title={t`Revise the rule`}
      note={t`A new version follows; what was cited from the earlier ones stays as it was.`}
      send={t`Put the new version in force`}
      onClose={onClose}
      form={form}
      act={act}
    >
      <WordingFields form={form} />
    </ActDialog>
  )
}
