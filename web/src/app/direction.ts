import { useSyncExternalStore } from 'react'

/** Whether a rise is shown in red (Chinese convention) or green; a choice of this browser, by default by language. */
export type DirectionColours = 'red-up' | 'green-up'

const REMEMBERED = 'gnomon.direction'
const listeners = new Set<() => void>()

export function useDirection(language: string): DirectionColours {
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => localStorage.getItem(REMEMBERED),
  )
  if (chosen === 'red-up' || chosen === 'green-up') return chosen
  return language.startsWith('zh') ? 'red-up' : 'green-up'
}

export function chooseDirection(colours: DirectionColours) {
  localStorage.setItem(REMEMBERED, colours)
  for (const listener of listeners) listener()
}
