import { isDay } from '~/design/field/day'

/** A rule's wording as far as it is written. */
export type Wording = {
  title: string
  statement: string
  purpose: string
  harmPrevented: string
  waivable: boolean
  outsideAuthority: string
  reviewOn: string
  sunsetOn: string
}

export const BLANK: Wording = {
  title: '',
  statement: '',
  purpose: '',
  harmPrevented: '',
  waivable: true,
  outsideAuthority: '',
  reviewOn: '',
  sunsetOn: '',
}

/** A wording as the server takes it; a waivable rule names no outside authority. */
export const wordingInput = (values: Wording) => ({
  title: values.title,
  statement: values.statement,
  purpose: values.purpose,
  harmPrevented: values.harmPrevented,
  waivable: values.waivable,
  outsideAuthority: values.waivable ? null : values.outsideAuthority || null,
  reviewOn: isDay(values.reviewOn) ? values.reviewOn : null,
  sunsetOn: isDay(values.sunsetOn) ? values.sunsetOn : null,
})
