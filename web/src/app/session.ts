import { queryOptions, useQuery } from '@tanstack/react-query'
import { get } from './http.ts'

export type Role = 'administrator' | 'executive' | 'manager' | 'seller' | 'operations' | 'finance'
export type Language = 'zh' | 'en'
export type Session = {
  user: { id: number; username: string; name: string; roles: Role[]; language: Language; personId: number | null }
  company: {
    name: string
    currency: string
    fiscalYearStart: number
    timeZone: string
    today: string
    todayFixed: boolean
    calendar: 'cn' | 'weekdays'
    rankingVisibility: 'all' | 'team' | 'none'
  }
  can: { plan: boolean; import: boolean; administer: boolean }
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<Session>('/api/session', {}, signal),
  staleTime: 5 * 60_000,
  retry: false,
})

/** The signed-in user. Pages below the shell are only shown when it is loaded. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('The session is not loaded.\nMaybe the page is not below the shell route.')
  return data
}
