import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 768px)')

/** Whether the phone layout is shown. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed)
      return () => narrow.removeEventListener('change', changed)
    },
    () => narrow.matches,
  )
}
