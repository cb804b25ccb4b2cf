import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { post } from '../app/http.ts'
import type { Check, ImportRequest, Mapping } from './exchange.ts'

/** A dry run of the whole import; asked again whenever the mapping changes. */
export function useCheck(request: ImportRequest) {
  const sent = { ...request, files: request.files.map(withoutEmpty) }
  return useQuery({
    queryKey: ['import-check', sent],
    queryFn: () => post<Check>('/api/imports/check', sent),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  })
}

/** An empty constant is none. */
export function withoutEmpty(mapping: Mapping): Mapping {
  return {
    ...mapping,
    constants: Object.fromEntries(Object.entries(mapping.constants).filter(([, value]) => value.trim() !== '')),
  }
}
