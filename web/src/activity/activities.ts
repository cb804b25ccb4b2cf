import { queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'

export const KINDS = ['visit', 'call', 'needs_report'] as const
export type ActivityKind = (typeof KINDS)[number]
export type Named = { id: number; name: string }
export type Activity = {
  id: string
  kind: ActivityKind
  day: string
  at?: string | null
  deal: Named | null
  customer: Named | null
  text: string | null
  by?: string | Named | null
}

/** One's own activities of a day, or those of everyone one sees. */
export function activitiesQuery(day: string, person: 'me' | undefined) {
  return queryOptions({
    queryKey: ['activities', day, person ?? 'all'],
    queryFn: ({ signal }) => get<Activity[]>('/api/activities', { from: day, to: day, person }, signal),
  })
}

export function byName(by: Activity['by']): string | null {
  return typeof by === 'string' ? by : (by?.name ?? null)
}
