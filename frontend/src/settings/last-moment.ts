/** The last moment of a period whose end is told as the first moment after it: "until the 24th" takes the 24th in. */
export const lastMoment = (until: string) => Date.parse(until) - 1
