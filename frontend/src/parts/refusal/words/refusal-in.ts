import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Problem, Refusal, ServerRefusal } from '../../act/refusal'
import { DENIAL_WORDS, NEAREST_WORDS } from './denials'
import { PROBLEM_WORDS } from './problems'
import { factIn, rolesIn, toldIn } from './told'

/** A refusal in the reader's language; what has no words here stays in the server's. */
export function refusalIn<R extends Refusal>(i18n: I18n, refusal: R): R | ServerRefusal {
  switch (refusal.__typename) {
    case 'Invalid':
      return { ...refusal, problems: refusal.problems.map(problem => problemIn(i18n, problem)) }
    case 'NotAllowed':
      return denialIn(i18n, refusal)
    default:
      return refusal
  }
}

function problemIn(i18n: I18n, problem: Problem): Problem {
  const words = PROBLEM_WORDS[problem.code]
  return words ? { ...problem, message: i18n._(words) } : problem
}

type NotAllowed = Extract<ServerRefusal, { __typename: 'NotAllowed' }>

function denialIn(i18n: I18n, denial: NotAllowed): NotAllowed {
  const facts = denial.facts ?? []
  const told = toldIn(i18n, facts)
  const words = DENIAL_WORDS[denial.code ?? '']
  return {
    ...denial,
    message: words ? i18n._(words(told)) : denial.message,
    facts: facts.map(fact => factIn(i18n, fact)),
    nearest: denial.nearest && nearestIn(i18n, denial, denial.nearest),
  }
}

const WHO_MAY = /^Ask somebody who may: (.*)\.$/

function nearestIn(i18n: I18n, denial: NotAllowed, nearest: string): string {
  const who = WHO_MAY.exec(nearest)?.[1]
  if (who) {
    const roles = rolesIn(i18n, who)
    return i18n._(msg`Ask somebody who may: ${roles}.`)
  }
  const words = NEAREST_WORDS[denial.code ?? '']
  return words ? i18n._(words(toldIn(i18n, denial.facts ?? []))) : nearest
}
