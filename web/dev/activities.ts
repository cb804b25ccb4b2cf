type Activity = { id: unknown; deal: { id: number } | null } & Record<string, unknown>

/** What was logged, as long as the mock server runs. */
const activities: Activity[] = []

export function kept(): readonly Activity[] {
  return activities
}

export function logged() {
  return [...activities].reverse()
}

/** The same id again is the same activity. */
export function keep(activity: Activity) {
  if (!activities.some((each) => each.id === activity.id)) activities.push(activity)
}

export function unlog(id: string) {
  const at = activities.findIndex((each) => each.id === id)
  if (at >= 0) activities.splice(at, 1)
}
