import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'
import type { Period } from '../app/router.tsx'
import type { Unit } from '../ui/format.ts'
import type { Status } from '../ui/status.ts'

export type Level = 'company' | 'region' | 'department' | 'team' | 'person'
export type BoardSearch = { node?: string; period?: Period; plan?: number }
export type Names = { zh: string; en: string }
export type Branch = {
  node: string
  name: string
  level: Level
  lead: string | null
  done: string
  target: string | null
  dueByToday: string | null
  share: string | null
  dueShare: string | null
  gap: string | null
  status: Status
}
export type Ranked = {
  rank: number
  node: string
  name: string
  unitName: string | null
  done: string
  target: string | null
  share: string | null
  attainment: string | null
  status: Status
}
export type Tile = {
  measure: string
  name: Names
  unit: Unit
  value: string | null
  previous: string | null
  spark: { month: string; value: string | null }[]
}
export type HeatMonth = {
  month: string
  done: string
  plan: string
  ratio: string | null
  status: Status
  state: 'past' | 'current' | 'future'
}
export type PacePoint = { day: string; done: string | null; plan: string | null }
export type GapPoint = { month: string; gap: string | null; future: boolean }
export type Board = {
  node: { node: string; name: string; level: Level }
  path: { node: string; name: string }[]
  selectable: { node: string; name: string; level: Level; depth: number }[]
  plan: {
    id: number
    name: string
    measure: string
    measureName: Names
    year: number
    status: string
    total: string
  } | null
  period: { kind: Period; label: string; from: string; to: string }
  today: string
  asOf: string | null
  measure: { id: string; name: Names; unit: Unit }
  currency: string
  done: string
  target: string | null
  dueByToday: string | null
  share: string | null
  dueShare: string | null
  gap: string | null
  status: Status
  workingDays: { total: number; elapsed: number; remaining: number }
  neededPerDay: string | null
  tiles: Tile[]
  pace: PacePoint[]
  gaps: GapPoint[]
  children: Branch[]
  heat: { months: string[]; rows: { node: string; name: string; cells: HeatMonth[]; ratio: string | null }[] }
  ranking: { visibility: 'all' | 'team' | 'none'; people: Ranked[]; teams: Ranked[] }
}

export function boardQuery(search: BoardSearch) {
  return queryOptions({
    queryKey: ['board', search],
    queryFn: ({ signal }) => get<Board>('/api/board', { ...search, period: search.period ?? 'year' }, signal),
    placeholderData: keepPreviousData,
  })
}

/** Nothing to show: no fact and no plan in the period. */
export function isEmpty(board: Board): boolean {
  return Number(board.done) === 0 && board.plan === null && board.tiles.every((tile) => Number(tile.value ?? 0) === 0)
}

/** The best and the worst of a ranking, in order; everything when that is hardly longer. */
export function ends(ranked: readonly Ranked[], best: number, worst: number): readonly Ranked[] {
  if (ranked.length <= best + worst + 1) return ranked
  return [...ranked.slice(0, best), ...ranked.slice(-worst)]
}
