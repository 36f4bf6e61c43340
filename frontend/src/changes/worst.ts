type Group = {
  readonly headcount: number
  readonly profile:
    | { readonly shareBeforeAbility: string | null | undefined; readonly notShown: string | null | undefined }
    | null
    | undefined
}

/**
 * The group in which the largest share is stuck before Ability, among those that are shown: an average over groups would
 * hide it. Null where no group is shown.
 */
export function worstShare(groups: readonly Group[]): number | null {
  const shares = groups.flatMap(({ profile }) =>
    profile && profile.shareBeforeAbility != null && !profile.notShown
      ? [Number(profile.shareBeforeAbility)]
      : [],
  )
  return shares.length ? Math.max(...shares) : null
}

/** All people of the groups; groups count whoever stands in two of them twice, as entered. */
export const headcountOf = (groups: readonly Group[]) =>
  groups.reduce((sum, group) => sum + group.headcount, 0)
