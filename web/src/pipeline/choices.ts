import { queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'

/** The values that deals can be filtered by. */
export type FunnelChoices = {
  lines: string[]
  channels: string[]
  regions: string[]
  industries: string[]
  tiers: string[]
}

export const choicesQuery = queryOptions({
  queryKey: ['deal-choices'],
  queryFn: ({ signal }) => get<FunnelChoices>('/api/pipeline/choices', {}, signal),
})
