import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { readBox, record, sendable, type Unsent, withAnswer, withUnsent } from './outbox.ts'

vi.mock('i18next', () => ({ default: { language: 'en', t: (key: string) => key } }))

function unsent(id: string, more: Partial<Unsent> = {}): Unsent {
  return {
    id,
    user: 1,
    kind: 'call',
    deal: { id: 7, name: 'Line' },
    customer: null,
    day: '2026-08-17',
    text: null,
    refused: null,
    ...more,
  }
}

afterEach(() => vi.unstubAllGlobals())

it('keeps the order, and an activity once whatever the number of tries', () => {
  const box = withUnsent(withUnsent([unsent('a')], unsent('b')), unsent('a'))
  expect(box.map((each) => each.id)).toEqual(['b', 'a'])
})

it('what was sent is gone, what was refused stays with its reason and is not sent again', () => {
  const box = [unsent('a'), unsent('b'), unsent('c')]
  const after = withAnswer(withAnswer(box, { id: 'a', outcome: 'sent' }), {
    id: 'b',
    outcome: 'refused',
    why: 'No such deal.',
  })
  expect(after.map((each) => [each.id, each.refused])).toEqual([
    ['b', 'No such deal.'],
    ['c', null],
  ])
  expect(sendable(after, 1).map((each) => each.id)).toEqual(['c'])
})

it('never sends in the name of another user of the same browser', () => {
  expect(sendable([unsent('a', { user: 2 })], 1)).toEqual([])
})

it('a broken store is an empty one', () => {
  expect(readBox('{"not": "ours"')).toEqual([])
  expect(readBox('"text"')).toEqual([])
  expect(readBox(null)).toEqual([])
})

it('without a network it waits, and goes out later under the same id', async () => {
  const bodies: string[] = []
  let online = false
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    bodies.push(String(init.body))
    if (!online) throw new TypeError('Failed to fetch')
    return new Response('{}', { status: 201, headers: { 'Content-Type': 'application/json' } })
  })
  const queries = new QueryClient()
  expect(await record(queries, unsent('same-id'))).toBe('waiting')
  expect(readBox(localStorage.getItem('gnomon.outbox')).map((each) => each.id)).toEqual(['same-id'])
  online = true
  expect(await record(queries, unsent('same-id'))).toBe('sent')
  expect(localStorage.getItem('gnomon.outbox')).toBeNull()
  expect(bodies.map((body) => JSON.parse(body).id)).toEqual(['same-id', 'same-id'])
})

it('a refusal is told and kept', async () => {
  const problem = { status: 422, code: 'too_old', detail: 'At most 31 days back.' }
  vi.stubGlobal(
    'fetch',
    async () =>
      new Response(JSON.stringify(problem), { status: 422, headers: { 'Content-Type': 'application/problem+json' } }),
  )
  expect(await record(new QueryClient(), unsent('late'))).toBe('refused')
  expect(readBox(localStorage.getItem('gnomon.outbox'))[0]?.refused).toBe('At most 31 days back.')
})
