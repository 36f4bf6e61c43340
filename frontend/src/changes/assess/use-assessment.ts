import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { graphql } from 'react-relay/hooks'
import type { useAssessmentMutation } from '~/__generated__/useAssessmentMutation.graphql'
import { isDay } from '~/design/field/day'
import type { FormError } from '~/design/form-errors/form-errors'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useElementWord } from '~/parts/adkar/elements'
import { useDraft } from '~/parts/draft/use-draft'
import { now } from '~/words'
import { answersOf, cellId, emptyAnswer, problemsOf, type Answer } from './grid'

const mutation = graphql`
  mutation useAssessmentMutation($key: ID!, $input: EnterAssessmentInput!) {
    enterAssessment(key: $key, input: $input) {
      __typename
      ... on EnterAssessmentDone {
        adkarAssessment {
          group {
            ...groupCard_group
          }
        }
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on NotAllowed {
        message
        code
        nearest
        facts {
          label
          value
          standsInTheWay
        }
      }
      ... on NotFound {
        message
      }
      ... on Conflict {
        message
      }
    }
  }
`

export type Values = { assessedOn: string; note: string; grid: readonly Answer[] }
const FIRST_LINES = 8

const fresh = (): Values => ({
  assessedOn: new Date(now()).toLocaleDateString('sv'),
  note: '',
  grid: Array.from({ length: FIRST_LINES }, emptyAnswer),
})

/** The form of an assessment: what was typed, kept as a draft; its problems at their cells, ours and the server's. */
export function useAssessment(
  group: { readonly id: string; readonly headcount: number },
  onDone: () => void,
) {
  const { t } = useLingui()
  const element = useElementWord()
  const draft = useDraft<Values>(`assessment/${group.id}`, { ...fresh(), grid: [emptyAnswer()] })
  const [values, setValues] = useState(fresh)
  const taken = useRef(false)
  useEffect(() => {
    if (taken.current || !draft.found) return
    taken.current = true
    setValues({ ...fresh(), ...draft.found })
  }, [draft.found])
  const act = useAct<useAssessmentMutation, 'enterAssessment'>(mutation, 'enterAssessment', () => {
    draft.discard()
    say(t`The assessment is entered.`)
    onDone()
  })
  const { lines, answers } = answersOf(values.grid)

  const own: FormError[] = problemsOf(values.grid).map(({ row, element: name, kind }) => {
    const where = t`Line ${row + 1}, ${element(name)}`
    return {
      field: cellId(row, name),
      message: kind === 'missing' ? t`${where}: enter a score.` : t`${where}: a score lies between 1 and 5.`,
    }
  })
  if (!isDay(values.assessedOn))
    own.unshift({ field: 'assessedOn', message: t`Enter the day on which they answered.` })
  if (lines.length === 0)
    own.push({ field: cellId(0, 'awareness'), message: t`Enter the answers of at least one person.` })

  const told: FormError[] =
    act.refusal?.__typename !== 'Invalid'
      ? []
      : act.refusal.problems.map(({ field, message }) => {
          const cell = /^answers\.(\d+)\.(\w+)$/.exec(field)
          const row = lines[Number(cell?.[1])]
          return { field: cell?.[2] && row !== undefined ? cellId(row, cell[2]) : field, message }
        })
  const problems = own.length ? own : told

  const change = (part: Partial<Values>) => {
    const next = { ...values, ...part }
    setValues(next)
    draft.keep(next)
  }
  return {
    values,
    change,
    act,
    draft,
    problems,
    problemAt: (field: string) => problems.find(problem => problem.field === field)?.message,
    submit: async () => {
      if (own.length === 0)
        await act.send({
          groupId: group.id,
          assessedOn: values.assessedOn,
          note: values.note.trim() || null,
          answers,
        })
    },
    clear: () => {
      setValues(fresh())
      draft.discard()
      act.clear()
    },
  }
}
