import type { I18n } from '@lingui/core'
import type { Fact } from '../../act/refusal'
import { stated } from '~/words/stated'
import { intlLocale } from '~/words/use-words'
import { makeFormat } from '~/words/format'
import { ROLE_WORDS, type RoleName } from '~/words/roles'
import { LABEL_WORDS, VALUE_WORDS } from './facts'

/** The facts of a denial under the names that its sentence uses; one that was not told is a dash. */
export type Told = Readonly<
  Record<
    'afterwards' | 'asked' | 'authority' | 'lender' | 'limit' | 'now' | 'place' | 'role' | 'roles' | 'rule',
    string
  >
>

/** A fact in the reader's language; names, references and what is not known here stay as they are. */
export function factIn(i18n: I18n, fact: Fact): Fact {
  const label = LABEL_WORDS[fact.label]
  return { ...fact, label: label ? i18n._(label) : fact.label, value: valueIn(i18n, fact.value) }
}

export function toldIn(i18n: I18n, facts: readonly Fact[]): Told {
  const value = (...labels: string[]) => {
    const found = facts.find(fact => labels.includes(fact.label))
    return found ? valueIn(i18n, found.value) : '–'
  }
  return {
    afterwards: value('Highest limit afterwards'),
    asked: value('Amount asked'),
    authority: value('Authority', 'Heard by'),
    lender: value('On behalf of'),
    limit: value('Limit', 'Delegated limit'),
    now: value('Highest limit now'),
    place: value('Held for'),
    role: value('Role held'),
    roles: value('Roles held'),
    rule: value('Rule'),
  }
}

/** "approver level 2, PMO lead", "USD 25,000", "none" as the reader writes them. */
function valueIn(i18n: I18n, value: string): string {
  const word = VALUE_WORDS[value]
  if (word) return i18n._(word)
  return stated(makeFormat(intlLocale(i18n.locale), 'UTC'), rolesIn(i18n, value))
}

/** Roles, each with its limit or without, if all of it is roles. */
export function rolesIn(i18n: I18n, text: string): string {
  const each = text.split(/, (?![^(]*\))/).map(one => {
    const [, shown, limit] = /^([\w ]+?)(?: \((.*)\))?$/.exec(one) ?? []
    const role =
      shown && ROLE_WORDS[shown.toUpperCase().replace('LEVEL ', '').replaceAll(' ', '_') as RoleName]
    if (!role) return null
    return limit ? `${i18n._(role)} (${valueIn(i18n, limit)})` : i18n._(role)
  })
  return each.every(one => one !== null) ? each.join('; ') : text
}
