import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'

/** What a hop waits for, as the name of a station. */
export const HOP_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  RESTATE: msg`Restate the need`,
  CONFIRM: msg`Confirm the restatement`,
  ANSWER: msg`Answer`,
  DECIDE: msg`Decide or sign`,
  HELP: msg`Reply as helper`,
  TAKE_UP: msg`Take up again`,
  APPEAL: msg`Answer the appeal`,
}

/** The class of a request by its amount, in base currency. */
export const BAND_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  SMALL: msg`up to 25,000`,
  MEDIUM: msg`up to 250,000`,
  LARGE: msg`up to 5 million`,
  LARGEST: msg`above 5 million`,
}

export const useHopWord = () => useIn(HOP_WORDS)
export const useBandWord = () => useIn(BAND_WORDS)

function useIn(words: Readonly<Record<string, MessageDescriptor>>) {
  const { i18n } = useLingui()
  return (name: string) => {
    const word = words[name]
    return word ? i18n._(word) : name
  }
}
