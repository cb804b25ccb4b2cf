import { useSyncExternalStore } from 'react'

export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'alarm'
  millis: number
  action?: { text: string; run: () => void }
}
type Options = { tone?: Toast['tone']; action?: Toast['action']; millis?: number }

/** Long enough to read a sentence and to change one's mind. */
const UNDO_MILLIS = 8_000
const PLAIN_MILLIS = 5_000
const MOST = 3

let shown: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function show(next: readonly Toast[]) {
  shown = next
  for (const listener of listeners) listener()
}

/** Says what has happened, without asking; with an action (undo) it stays 8 seconds. */
export function toast(text: string, { tone = 'plain', action, millis }: Options = {}): number {
  last += 1
  const entry = { id: last, text, tone, millis: millis ?? (action ? UNDO_MILLIS : PLAIN_MILLIS) }
  show([...shown, action ? { ...entry, action } : entry].slice(-MOST))
  return last
}

export function dismissToast(id: number) {
  show(shown.filter((entry) => entry.id !== id))
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}
