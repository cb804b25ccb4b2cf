import { queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'
import type { Unit } from '../ui/format.ts'

export type Names = { zh: string; en: string }
export type PlanStatus = 'draft' | 'published' | 'superseded'
export type Plan = {
  id: number
  name: string
  measure: string
  measureName: Names
  year: number
  status: PlanStatus
  total: string
  assigned: string
  difference: string
  grain: string
  version: number
  createdAt: string
  publishedAt: string | null
}
export type Level = 'company' | 'region' | 'department' | 'team' | 'person'
export type GridMonth = { month: string; workingDays: number; past: boolean; current: boolean }
export type GridRow = {
  node: string
  parent: string | null
  level: Level
  name: string
  total: string
  months: string[]
  locked: boolean[]
  changed: boolean[]
}
export type Grid = {
  plan: Plan
  unit: Unit
  currency: string
  today: string
  editable: boolean
  months: GridMonth[]
  rows: GridRow[]
  committed: string
  assigned: string
  difference: string
}

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => get<Plan[]>('/api/plans', {}, signal),
})

export function gridQuery(plan: string) {
  return queryOptions({
    queryKey: ['grid', plan],
    queryFn: ({ signal }) => get<Grid>(`/api/plans/${plan}/grid`, {}, signal),
  })
}
