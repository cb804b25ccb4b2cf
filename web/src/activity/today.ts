import { queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'
import type { Named } from './activities.ts'
import type { CalendarYear } from './workday.ts'

export type TodayDeal = {
  id: number
  name: string
  customer: Named | null
  owner: Named | null
  node: string
  state: string
  amount: string | null
  estimated: boolean
  stayDays: number | null
  overdue: boolean
  blocked: boolean
}
type Found = { total: number; rows: TodayDeal[] }
export type Improvement = {
  id: number
  title: string
  dueOn: string
  judgeOn: string | null
  state: string
  owner: Named | null
}
export type Told = { id: number | string; kind: string; text: string; to: string | null; at: string; read: boolean }

const SHOWN = 6
/** Two weeks are what a seller can still do something about. */
const DUE_SOON_DAYS = 14

/** Deals over their dwell limit and blocked deals, each once, the longest stay first. */
export function stuckQuery(owner: 'me' | undefined) {
  return queryOptions({
    queryKey: ['deals', 'stuck', owner ?? 'all'],
    queryFn: async ({ signal }) => {
      const ask = (flag: 'overdue' | 'blocked') =>
        get<Found>('/api/deals', { owner, [flag]: true, sort: '-stay', size: 20 }, signal)
      const [late, blocked] = await Promise.all([ask('overdue'), ask('blocked')])
      return { total: late.total, blocked: blocked.total, rows: stuck(late.rows, blocked.rows) }
    },
  })
}

export function stuck(late: readonly TodayDeal[], blocked: readonly TodayDeal[]): TodayDeal[] {
  const each = new Map([...late.filter((deal) => deal.overdue), ...blocked].map((deal) => [deal.id, deal]))
  return [...each.values()]
    .sort((a, b) => Number(b.blocked) - Number(a.blocked) || (b.stayDays ?? 0) - (a.stayDays ?? 0))
    .slice(0, SHOWN)
}

/** One step before the end: what is at signing, the largest first. */
export function closingQuery(owner: 'me' | undefined) {
  return queryOptions({
    queryKey: ['deals', 'closing', owner ?? 'all'],
    queryFn: ({ signal }) => get<Found>('/api/deals', { owner, node: 'signing', sort: '-amount', size: SHOWN }, signal),
  })
}

export function improvementsQuery(owner: 'me' | undefined) {
  return queryOptions({
    queryKey: ['improvements', 'today', owner ?? 'all'],
    queryFn: ({ signal }) => get<Improvement[]>('/api/improvements', { owner }, signal),
  })
}

/** What is still to be done and due within two weeks or late, the most urgent first. */
export function dueItems(items: readonly Improvement[], today: string): Improvement[] {
  const end = new Date(`${today}T00:00:00Z`)
  end.setUTCDate(end.getUTCDate() + DUE_SOON_DAYS)
  const last = end.toISOString().slice(0, 10)
  return items
    .filter((item) => (item.state === 'open' || item.state === 'reopened') && item.dueOn <= last)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    .slice(0, SHOWN)
}

export const noticesQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: ({ signal }) => get<{ unread: number; notices: Told[] }>('/api/notices', { unread: true }, signal),
})

export function calendarQuery(year: number) {
  return queryOptions({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => get<CalendarYear>('/api/calendar', { year }, signal),
    staleTime: 60 * 60_000,
  })
}
