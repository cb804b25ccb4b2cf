import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { address } from './http.ts'

/**
 * One server stream per browser, whatever the number of tabs: seven tabs with a stream each would use up the
 * browser's connections to the host. Web Locks elect a leader that holds the stream and repeats what it hears on a
 * BroadcastChannel; when the leader's tab closes, the lock passes to another. Without Web Locks (plain http) each
 * visible tab holds its own stream and closes it when hidden. Messages only say which data are old; TanStack Query
 * then asks again. After a gap everything is asked again, since messages may have been missed.
 */
export type Connection = 'connecting' | 'live' | 'lost'
type Message = { kind: 'changed'; topics: string[] } | { kind: 'state'; state: Connection } | { kind: 'hello' }

const QUERIES_OF_TOPIC: Record<string, string[]> = {
  ledger: [
    'board',
    'wallboard',
    'funnel',
    'measure-values',
    'customer',
    'customers',
    'deal',
    'deals',
    'deals-board',
    'activities',
  ],
  pipeline: ['deal', 'deals', 'deals-board', 'customer', 'customers'],
  activity: ['activities', 'deal', 'customer'],
  improvement: ['improvements', 'improvement'],
  notice: ['notices'],
  standard: ['standards', 'funnel'],
  plan: ['board', 'wallboard', 'plans', 'grid'],
  import: ['imports', 'board', 'wallboard', 'measure-values', 'deals', 'deals-board'],
  deals: ['deals', 'deals-board', 'deal', 'customer', 'customers'],
  organization: ['board', 'wallboard', 'funnel', 'units', 'people', 'company', 'session', 'calendar', 'plans', 'grid'],
}
const RETRY_MILLIS = 5_000

let state: Connection = 'connecting'
const listeners = new Set<() => void>()

function become(next: Connection) {
  if (state === next) return
  state = next
  for (const listener of listeners) listener()
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}

/**
 * Starts listening; the answer stops it (at sign-out). A screen listens by its key, apart from the tabs of someone who
 * is signed in, since the one may end without the other.
 */
export function startLive(queries: QueryClient, key?: string): () => void {
  const stopping = new AbortController()
  const name = key === undefined ? 'gnomon-live' : 'gnomon-screen'
  const stream = address('/api/live', { key })
  const channel = new BroadcastChannel(name)
  let leading = false

  const hear = (message: Message) => {
    if (message.kind === 'changed') invalidate(queries, message.topics)
    if (message.kind === 'state') {
      const returned = state === 'lost' && message.state === 'live'
      become(message.state)
      if (returned) void queries.invalidateQueries()
    }
    if (message.kind === 'hello' && leading) channel.postMessage({ kind: 'state', state } satisfies Message)
  }
  const tell = (message: Message) => {
    if (stopping.signal.aborted) return
    hear(message)
    channel.postMessage(message)
  }
  channel.onmessage = (event: MessageEvent<Message>) => hear(event.data)
  channel.postMessage({ kind: 'hello' } satisfies Message)

  if ('locks' in navigator) {
    const lead = () => {
      leading = true
      return listen(stream, tell, stopping.signal)
    }
    navigator.locks.request(name, { signal: stopping.signal }, lead).catch((failure: unknown) => {
      if (!stopping.signal.aborted) throw failure
    })
  } else {
    void listenWhileVisible(stream, hear, queries, stopping.signal)
  }
  return () => {
    stopping.abort()
    channel.close()
    become('connecting')
  }
}

/** Holds the stream until the signal; reconnects by itself when the server has closed it for good. */
function listen(stream: string, tell: (message: Message) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source = new EventSource(stream)
      source.onopen = () => tell({ kind: 'state', state: 'live' })
      source.addEventListener('changed', (event: MessageEvent<string>) => {
        tell({ kind: 'changed', topics: (JSON.parse(event.data) as { topics: string[] }).topics })
      })
      source.onerror = () => {
        tell({ kind: 'state', state: 'lost' })
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MILLIS)
      }
    }
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      source?.close()
      resolve()
    })
    open()
  })
}

async function listenWhileVisible(
  stream: string,
  hear: (message: Message) => void,
  queries: QueryClient,
  signal: AbortSignal,
) {
  let hiding = new AbortController()
  const follow = () => {
    if (document.visibilityState === 'hidden') return hiding.abort()
    hiding = new AbortController()
    void queries.invalidateQueries()
    void listen(stream, hear, AbortSignal.any([hiding.signal, signal]))
  }
  document.addEventListener('visibilitychange', follow, { signal })
  await listen(stream, hear, AbortSignal.any([hiding.signal, signal]))
}

export function staleQueries(topics: readonly string[]): string[] {
  return [...new Set(topics.flatMap((topic) => QUERIES_OF_TOPIC[topic.split(':')[0] ?? ''] ?? []))]
}

function invalidate(queries: QueryClient, topics: readonly string[]) {
  for (const key of staleQueries(topics)) void queries.invalidateQueries({ queryKey: [key] })
}
