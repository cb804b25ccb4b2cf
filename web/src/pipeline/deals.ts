import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'
import { type DealsSearch, filterQuery } from './filters.ts'

export const OPEN_NODES = ['lead', 'needs', 'proposal', 'objections', 'signing'] as const
export const NODES = [...OPEN_NODES, 'after_sales'] as const
export type DealNode = (typeof NODES)[number]
export type DealState = 'open' | 'won' | 'lost'
/** Where a deal can be moved: a node of the open path, or its end. */
export type Target = (typeof OPEN_NODES)[number] | 'won' | 'lost'
export type Named = { id: number; name: string }
export type Names = { zh: string; en: string }

export type DealRow = {
  id: number
  name: string
  customer: Named | null
  owner: Named | null
  unit: Named | string | null
  product: string | null
  line: string | null
  channel: string | null
  node: DealNode
  state: DealState
  amount: string | null
  estimated: boolean
  openedOn: string | null
  closedOn: string | null
  enteredOn: string | null
  stayDays: number | null
  overdue: boolean
  blocked: boolean
  lossReason: string | null
  version: number
}
export type DealColumn = {
  node: DealNode
  count: number
  amount: string
  estimated: number
  limitDays: number | null
  deals: DealRow[]
  more: number
}
export type DealBoard = { columns: DealColumn[] }
export type DealsFound = {
  total: number
  amount: string
  estimated: number
  page: number
  size: number
  rows: DealRow[]
}
export type Visit = {
  node: DealNode
  enteredAt: string | null
  enteredOn: string | null
  leftOn: string | null
  days: number | null
  current: boolean
  limitDays: number | null
  over: boolean
}
export type Blocker = {
  id: number
  node: DealNode
  reason: { code: string; name: Names }
  text: string | null
  since: string
  solvedOn: string | null
}
export type LoggedActivity = { id: string; kind: string; day: string; by: string | null; text: string | null }
export type Happening = { day: string; kind: string; text: string; by?: string | null }
export type Deal = {
  id: number
  version: number
  name: string
  customer: Named | null
  owner: Named | null
  unit: Named | string | null
  product: string | null
  productId?: number | null
  line: string | null
  channel: string | null
  node: DealNode
  state: DealState
  amount: string | null
  estimated: boolean
  openedOn: string | null
  closedOn: string | null
  lossReason: string | null
  /** What the list of reasons calls it; words of an imported file have none. */
  lossReasonName?: Names | null
  visits: Visit[]
  blockers: Blocker[]
  activities: LoggedActivity[]
  can: { change: boolean }
  timeline: Happening[]
}
export type Reason = { code: string; name: Names; active: boolean }
export type Reasons = { loss: Reason[]; blocker: Reason[] }
export type Choices = {
  products: { id: number; name: string; line: string | null; listPrice: string | null }[]
  channels: string[]
  lines: string[]
  regions: string[]
  industries: string[]
  tiers: string[]
  people: { id: number; name: string; unitId: number; unitName: string }[]
}
export type SavedView = { id: string | number; name: string; query: string; shared: boolean; mine: boolean }

export const PAGE_SIZE = 50

export function boardQuery(search: DealsSearch) {
  return queryOptions({
    queryKey: ['deals-board', filterQuery(search)],
    queryFn: ({ signal }) => get<DealBoard>('/api/deals/board', filterQuery(search), signal),
    placeholderData: keepPreviousData,
  })
}

export function listQuery(search: DealsSearch) {
  const query = {
    ...filterQuery(search),
    sort: search.sort ?? '-stay',
    page: (search.page ?? 1) - 1,
    size: PAGE_SIZE,
  }
  return queryOptions({
    queryKey: ['deals', query],
    queryFn: ({ signal }) => get<DealsFound>('/api/deals', query, signal),
    placeholderData: keepPreviousData,
  })
}

export function dealQuery(id: string) {
  return queryOptions({
    queryKey: ['deal', id],
    queryFn: ({ signal }) => get<Deal>(`/api/deals/${id}`, {}, signal),
  })
}

export const choicesQuery = queryOptions({
  queryKey: ['deal-choices'],
  queryFn: ({ signal }) => get<Choices>('/api/pipeline/choices', {}, signal),
  staleTime: 5 * 60_000,
})

export const reasonsQuery = queryOptions({
  queryKey: ['deal-reasons'],
  queryFn: ({ signal }) => get<Reasons>('/api/pipeline/reasons', {}, signal),
  staleTime: 5 * 60_000,
})

export const viewsQuery = queryOptions({
  queryKey: ['views', 'deals'],
  queryFn: ({ signal }) => get<SavedView[]>('/api/views', { page: 'deals' }, signal),
})

export function isOpenNode(node: DealNode): node is (typeof OPEN_NODES)[number] {
  return OPEN_NODES.some((open) => open === node)
}

export function unitName(unit: Named | string | null): string | null {
  return typeof unit === 'string' ? unit : (unit?.name ?? null)
}

export function lossReasonOf(deal: Deal, language: 'zh' | 'en'): string | null {
  return deal.lossReasonName?.[language] ?? deal.lossReason
}
