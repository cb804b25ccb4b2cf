import type { Blocker, Deal, LoggedActivity, Visit } from './deals.ts'

/** What has happened to a deal, as the page tells it. */
export type TimelineEntry =
  | { kind: 'visit'; key: string; day: string; visit: Visit }
  | { kind: 'activity'; key: string; day: string; activity: LoggedActivity }
  | { kind: 'blocked'; key: string; day: string; blocker: Blocker }
  | { kind: 'solved'; key: string; day: string; blocker: Blocker }
  | { kind: 'closed'; key: string; day: string }
  | { kind: 'other'; key: string; day: string; text: string; by: string | null }

/** These the page tells itself, with more than a sentence. */
const TOLD = [
  'entered',
  'won',
  'lost',
  'visit',
  'call',
  'needs_report',
  'blocked',
  'solved',
  'blocker',
  'blocker_solved',
]
/** Of one day, the end comes last and so stands first. */
const RANK = { visit: 0, activity: 1, blocked: 2, solved: 3, other: 4, closed: 5 } as const

/** Everything in one order, newest first. */
export function timelineOf(deal: Deal): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...deal.visits.flatMap((visit, index): TimelineEntry[] =>
      visit.enteredOn ? [{ kind: 'visit', key: `visit ${index}`, day: visit.enteredOn, visit }] : [],
    ),
    ...deal.activities.map(
      (activity): TimelineEntry => ({ kind: 'activity', key: `activity ${activity.id}`, day: activity.day, activity }),
    ),
    ...deal.blockers.flatMap((blocker): TimelineEntry[] => [
      { kind: 'blocked', key: `blocked ${blocker.id}`, day: blocker.since.slice(0, 10), blocker },
      ...(blocker.solvedOn
        ? [{ kind: 'solved' as const, key: `solved ${blocker.id}`, day: blocker.solvedOn.slice(0, 10), blocker }]
        : []),
    ]),
    ...deal.timeline
      .filter((event) => !TOLD.includes(event.kind))
      .map(
        (event, index): TimelineEntry => ({
          kind: 'other',
          key: `other ${index}`,
          day: event.day,
          text: event.text,
          by: event.by ?? null,
        }),
      ),
    ...(deal.closedOn && deal.state !== 'open' ? [{ kind: 'closed' as const, key: 'closed', day: deal.closedOn }] : []),
  ]
  return entries.sort((a, b) => b.day.localeCompare(a.day) || RANK[b.kind] - RANK[a.kind])
}

export type PathStep = { node: Visit['node']; days: number | null; current: boolean; passed: boolean; over: boolean }

/** A deal can come back to a node: the days of all its stays there count together. */
export function pathOf(deal: Deal, nodes: readonly Visit['node'][]): PathStep[] {
  const reached = Math.max(-1, ...deal.visits.map((visit) => nodes.indexOf(visit.node)))
  return nodes.map((node, index) => {
    const stays = deal.visits.filter((visit) => visit.node === node)
    const known = stays.filter((visit) => visit.days !== null)
    const days = known.length === 0 ? null : known.reduce((sum, visit) => sum + (visit.days ?? 0), 0)
    return {
      node,
      days,
      current: stays.some((visit) => visit.current),
      passed: index <= reached,
      // Nothing has to leave after-sales: a long stay there is no delay.
      over: stays.some((visit) => visit.over),
    }
  })
}
