import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from './http.ts'

const SECOND = 1_000

/** Refusals (4xx) are answers, not accidents: only an unreachable or failing server is asked again. */
function worthRetrying(failures: number, failure: Error): boolean {
  return failures < 2 && (!(failure instanceof Problem) || failure.status === 0 || failure.status >= 500)
}

export function createQueries(onSignedOut: () => void): QueryClient {
  const judge = (failure: Error) => {
    if (failure instanceof Problem && failure.status === 401 && failure.code === 'not_signed_in') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({
      // The session's own 401 is the answer the router is waiting for, no news.
      onError: (failure, query) => query.queryKey[0] !== 'session' && judge(failure),
    }),
    mutationCache: new MutationCache({ onError: judge }),
    defaultOptions: {
      queries: { staleTime: 30 * SECOND, refetchOnWindowFocus: false, retry: worthRetrying },
      mutations: { retry: false },
    },
  })
}
