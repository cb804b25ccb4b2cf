import { queryOptions } from '@tanstack/react-query'
import { address, get } from '../app/http.ts'
import type { Unit } from '../ui/format.ts'

export type Names = { zh: string; en: string }
export type Measure = {
  id: string
  name: Names
  unit: Unit
  direction: 'up' | 'down'
  kind: 'result' | 'process' | 'health'
  dimensions: string[]
  definition: Names
}
export type ValueRow = Record<string, string | number | boolean | null> & { value: string | null }
export type Values = {
  measure: string
  unit: Unit
  currency: string
  from: string
  to: string
  by: string[]
  known: string | null
  asOf: string | null
  rows: ValueRow[]
  total: ValueRow | null
}
export type Question = { measure: string; from: string; to: string; by: string[]; known: string }

export const PERIODS = ['year', 'quarter', 'month', 'week', 'day']

export const measuresQuery = queryOptions({
  queryKey: ['measures'],
  queryFn: ({ signal }) => get<Measure[]>('/api/measures', {}, signal),
  staleTime: 5 * 60_000,
})

export function valuesQuery(question: Question) {
  return queryOptions({
    queryKey: ['measure-values', question],
    queryFn: ({ signal }) => get<Values>(path(question), parameters(question), signal),
    retry: false,
  })
}

/** The same question as a file: a link cannot ask for CSV by its Accept header, so the answer is fetched and saved. */
export async function downloadCsv(question: Question): Promise<void> {
  const response = await fetch(address(path(question), parameters(question)), { headers: { Accept: 'text/csv' } })
  if (!response.ok) throw new Error(`${response.status}`)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = `${question.measure}-${question.from}-${question.to}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}

function path(question: Question): string {
  return `/api/measures/${question.measure}/values`
}

function parameters({ from, to, by, known }: Question) {
  return { from, to, by: by.join(',') || undefined, known: known || undefined }
}
