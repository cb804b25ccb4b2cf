import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'
import type { Period, WallboardSearch } from '../app/router.tsx'
import type { Unit } from '../ui/format.ts'
import type { Status } from '../ui/status.ts'
import type { Branch, HeatMonth, Level, Names, Ranked } from './board.ts'

export type News = { day: string; unit: string; person: string | null; customer: string | null; amount: string }
export type Wallboard = {
  company: { name: string; currency: string; timeZone: string }
  node: { node: string; name: string; level: Level }
  period: { kind: Period; label: string; from: string; to: string }
  today: string
  todayFixed: boolean
  asOf: string
  measure: { id: string; name: Names; unit: Unit }
  plan: string | null
  daysLeft: number
  done: string
  target: string | null
  dueByToday: string | null
  share: string | null
  dueShare: string | null
  gap: string | null
  status: Status
  day: { done: string; due: string | null }
  wonThisWeek: string | null
  branches: Branch[]
  months: HeatMonth[]
  people: Ranked[]
  teams: Ranked[]
  news: News[]
}

const MINUTE = 60_000
/** Asked again this often even if nothing is announced, so that the age of the figures is known. */
const REFRESH = 4 * MINUTE
/** Older figures are marked. */
const OLD = 10 * MINUTE

export function wallboardQuery(node: string | undefined, { period, key }: WallboardSearch) {
  return queryOptions({
    queryKey: ['wallboard', node, period, key],
    queryFn: ({ signal }) => get<Wallboard>('/api/wallboard', { node, period: period ?? 'year', key }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH,
    refetchIntervalInBackground: true,
  })
}

/** The places that a screen shows in turn. */
export function stops({ node, rotate }: WallboardSearch): (string | undefined)[] {
  const named = (rotate ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  return named.length > 0 ? named : [node]
}

/** Seconds for each place: half a minute unless said otherwise, at least five. */
export function secondsPerStop({ seconds }: WallboardSearch): number {
  return Math.min(3600, Math.max(5, seconds ?? 30))
}

/** Whether the figures may no longer be those of now: too old, or nobody would tell of a change. */
export function isLate(fetchedAt: number, now: number, connection: 'connecting' | 'live' | 'lost'): boolean {
  return connection === 'lost' || now - fetchedAt > OLD
}

/** How long until a quarter past three at night, when a screen loads the page anew (a new version, freed memory). */
export function untilNight(now: Date): number {
  const night = new Date(now)
  night.setHours(3, 15, 0, 0)
  if (night <= now) night.setDate(night.getDate() + 1)
  return night.getTime() - now.getTime()
}

/** Where a bar ends and where its mark stands, in percent of the track; above 100 % the scale grows. */
export function barOf(share: number, due: number | null): { fill: number; mark: number | null } {
  const scale = Math.max(1, share, due ?? 0)
  const percent = (value: number) => (Math.max(0, value) / scale) * 100
  return { fill: percent(share), mark: due === null ? null : percent(due) }
}
