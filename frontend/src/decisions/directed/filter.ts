export type Show = 'overrides' | 'directed' | 'dissented' | 'emergency' | 'breach'

/** Which of the listed decisions: without a choice all of them. */
export const filterOf = (show: Show | undefined) => ({ [show ?? 'listed']: { eq: true } })
