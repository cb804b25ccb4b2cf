import { useSyncExternalStore } from 'react'

/**
 * Short forms that any page may open over itself, whatever module they belong to: logging an activity and opening a
 * deal. The shell shows them, so that no module knows another.
 */
type Named = { id: number; name: string }
export type OpenSheet =
  | { kind: 'activity'; deal?: Named | undefined; customer?: Named | undefined }
  | { kind: 'deal'; customer?: Named | undefined }

let open: OpenSheet | null = null
const listeners = new Set<() => void>()

export function openSheet(sheet: OpenSheet | null) {
  open = sheet
  for (const listener of listeners) listener()
}

export function useOpenSheet(): OpenSheet | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
}
