/** What an optional field sends: its text, or nothing. */
export const orNull = (text: string) => text.trim() || null
