import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What was looked at, by the server's label. */
export const LABEL_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  'Amount asked': msg`Amount asked`,
  Appeal: msg`Appeal`,
  Approval: msg`Approval`,
  Assignment: msg`Assignment`,
  Authority: msg`Authority`,
  'Authority to override': msg`Authority to override`,
  'Delegated limit': msg`Delegated limit`,
  'Held for': msg`Held for`,
  'Highest limit afterwards': msg`Highest limit afterwards`,
  'Highest limit now': msg`Highest limit now`,
  Limit: msg`Limit`,
  'Line that denies': msg`Line that denies`,
  Office: msg`Office`,
  'On behalf of': msg`On behalf of`,
  'Opened by': msg`Opened by`,
  'Other administrators who can sign in': msg`Other administrators who can sign in`,
  'Others who may give it': msg`Others who may give it`,
  'Part in the decision': msg`Part in the decision`,
  'Part in this request': msg`Part in this request`,
  'Role held': msg`Role held`,
  'Roles held': msg`Roles held`,
  Rule: msg`Rule`,
}

/** What it was, where that is a word and neither a name nor a figure. */
export const VALUE_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  'another person': msg`another person`,
  expired: msg`expired`,
  'in force': msg`in force`,
  'no limit': msg`no limit`,
  'made before': msg`made before`,
  nobody: msg`nobody`,
  none: msg`none`,
  'not stated': msg`not stated`,
  'not yet valid': msg`not yet valid`,
  revoked: msg`revoked`,
  'took part': msg`took part`,
}
