import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 768px)')
const still = matchMedia('(prefers-reduced-motion: reduce)')

/** Whether the phone layout is shown. */
export function useNarrow(): boolean {
  return useMedia(narrow)
}

/** Whether the user wants nothing to move. */
export function useStill(): boolean {
  return useMedia(still)
}

function useMedia(media: MediaQueryList): boolean {
  return useSyncExternalStore(
    (changed) => {
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => media.matches,
  )
}
