import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { useChecks } from '~/parts/form/checks'
import { keysAllow, type Outcome } from './outcomes'

export type DecideValues = {
  outcome: Outcome | ''
  reason: string
  conditions: { statement: string; dueOn: string }[]
}

/** Why the keys do not allow an outcome. */
export function useWhyNot(state: string) {
  const { t } = useLingui()
  return (outcome: string) =>
    outcome === 'GO' && state === 'EXCEPTED'
      ? t`a key passes by an exception, which needs dated conditions.`
      : t`a key is blocked or not shown.`
}

/** What a decision must say before it is sent. */
export function useDecideSchema(state: string) {
  const { t } = useLingui()
  const { needed, neededDay } = useChecks()
  const whyNot = useWhyNot(state)
  const condition = z.object({
    statement: needed(t`Say what must be done.`),
    dueOn: neededDay(t`Enter the day by which it must be done.`),
  })
  return z
    .object({
      outcome: z.string().check(
        z.minLength(1, t`Choose an outcome.`),
        z.refine(value => keysAllow(value, state), {
          error: issue => t`The project cannot go through: ${whyNot(String(issue.input))}`,
        }),
      ),
      reason: needed(t`Say why; the reason stays with the decision.`),
      conditions: z.array(z.any()),
    })
    .check(
      z.superRefine(({ outcome, conditions }, context) => {
        if (outcome !== 'CONDITIONAL_GO') return
        if (conditions.length === 0)
          context.addIssue({
            code: 'custom',
            path: ['conditions'],
            message: t`A conditional go names what must be done by when.`,
            input: conditions,
          })
        conditions.forEach((given, index) => {
          for (const issue of condition.safeParse(given).error?.issues ?? [])
            context.addIssue({
              code: 'custom',
              path: ['conditions', index, ...issue.path],
              message: issue.message,
              input: given,
            })
        })
      }),
    )
}
