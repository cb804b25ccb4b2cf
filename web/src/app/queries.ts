import { QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from './http.ts'

const SECOND = 1_000

/** Refusals (4xx) are answers, not accidents: only an unreachable or failing server is asked again. */
function worthRetrying(failures: number, failure: Error): boolean {
  return failures < 2 && (!(failure instanceof Problem) || failure.status === 0 || failure.status >= 500)
}

export function createQueries(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (failure) => {
        if (failure instanceof Problem && failure.status === 401) onSignedOut()
      },
    }),
    defaultOptions: {
      queries: { staleTime: 30 * SECOND, refetchOnWindowFocus: false, retry: worthRetrying },
      mutations: { retry: false },
    },
  })
}
