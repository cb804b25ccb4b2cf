import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { Problem, post } from '../app/http.ts'
import { sessionQuery } from '../app/session.ts'
import type { ActivityKind, Named } from './activities.ts'

/**
 * Activities that the server has not confirmed yet. They lie in this browser until it has: the client-made id makes a
 * repeated sending harmless, so an error of the network means "unknown" and is simply tried again (when the network
 * returns, at the next start, and every minute). What the server refuses stays, with its sentence, for the user.
 */
export type Unsent = {
  id: string
  user: number
  kind: ActivityKind
  deal: Named | null
  customer: Named | null
  day: string
  text: string | null
  refused: string | null
}
type Answer = { id: string; outcome: 'sent' } | { id: string; outcome: 'refused'; why: string }

const STORED = 'gnomon.outbox'
const AGAIN_MILLIS = 60_000

export function withUnsent(box: readonly Unsent[], activity: Unsent): Unsent[] {
  return [...box.filter((each) => each.id !== activity.id), activity]
}

export function withAnswer(box: readonly Unsent[], answer: Answer): Unsent[] {
  if (answer.outcome === 'sent') return box.filter((each) => each.id !== answer.id)
  return box.map((each) => (each.id === answer.id ? { ...each, refused: answer.why } : each))
}

/** What may be sent now: in the order it was recorded, of this user only, nothing that was refused. */
export function sendable(box: readonly Unsent[], user: number): Unsent[] {
  return box.filter((each) => each.user === user && each.refused === null)
}

export function readBox(stored: string | null): Unsent[] {
  try {
    const read: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(read) ? (read as Unsent[]).filter((each) => typeof each?.id === 'string') : []
  } catch {
    // Someone else's text under our name: nothing of ours is in it.
    return []
  }
}

let box: readonly Unsent[] = readBox(localStorage.getItem(STORED))
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let sending = false

function keep(next: readonly Unsent[]) {
  box = next
  if (box.length === 0) localStorage.removeItem(STORED)
  else localStorage.setItem(STORED, JSON.stringify(box))
  for (const listener of listeners) listener()
}

export function useOutbox(): readonly Unsent[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => box,
  )
}

export type Delivery = 'sent' | 'waiting' | 'refused'

/** Keeps an activity and tries to send it at once. */
export async function record(queries: QueryClient, activity: Unsent): Promise<Delivery> {
  keep(withUnsent(box, activity))
  startOutbox(queries)
  return deliver(queries, activity)
}

export function forget(id: string) {
  keep(box.filter((each) => each.id !== id))
}

/** A refused activity may be tried again, for instance when the deal has come back. */
export function retry(queries: QueryClient) {
  keep(box.map((each) => ({ ...each, refused: null })))
  void flush(queries)
}

export function startOutbox(queries: QueryClient) {
  if (timer !== undefined) return
  timer = setInterval(() => void flush(queries), AGAIN_MILLIS)
  window.addEventListener('online', () => void flush(queries))
  void flush(queries)
}

/** In order, and only until the network fails: the rest waits for the next time. */
async function flush(queries: QueryClient) {
  const session = queries.getQueryData(sessionQuery.queryKey)
  if (sending || !session) return
  sending = true
  try {
    for (const activity of sendable(box, session.user.id)) {
      if ((await deliver(queries, activity)) === 'waiting') break
    }
  } finally {
    sending = false
  }
}

async function deliver(queries: QueryClient, activity: Unsent): Promise<Delivery> {
  const { id, kind, deal, customer, day, text } = activity
  try {
    await post('/api/activities', {
      id,
      kind,
      day,
      ...(deal ? { dealId: deal.id } : customer ? { customerId: customer.id } : {}),
      ...(text ? { text } : {}),
    })
    keep(withAnswer(box, { id, outcome: 'sent' }))
    for (const key of ['activities', 'deal', 'customer', 'customers', 'measure-values', 'board']) {
      void queries.invalidateQueries({ queryKey: [key] })
    }
    return 'sent'
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure
    // No answer, a failing server, or signed out: nothing is known, so it stays and is sent again.
    if (failure.status === 0 || failure.status >= 500 || failure.status === 401) return 'waiting'
    keep(withAnswer(box, { id, outcome: 'refused', why: failure.message }))
    return 'refused'
  }
}
