import { expect, it } from 'vitest'
import { filterCount, filterQuery, nextSort, readDeals, searchOfView, viewQuery, withFilter } from './filters.ts'

it('reads an address and leaves out what it does not understand', () => {
  expect(readDeals({ layout: 'list', state: 'won', owner: 'me', unit: '3', blocked: 'true', q: 42 })).toEqual({
    layout: 'list',
    state: 'won',
    owner: 'me',
    unit: 3,
    blocked: true,
    q: '42',
  })
  expect(readDeals({ layout: 'cards', state: 'asleep', owner: 'you', unit: 'x', page: -1, blocked: false })).toEqual({})
})

it('switching the layout keeps every filter', () => {
  const search = readDeals({ owner: 9, channel: 'partner', q: 'hdyb', sort: '-amount' })
  expect(filterQuery({ ...search, layout: 'list' })).toEqual(filterQuery(search))
})

it('a saved view gives back the search it was made of, without the page', () => {
  const search = readDeals({ layout: 'list', owner: 12, line: 'A & B = C', from: '2026-01-01', page: 4, overdue: true })
  const { page: _, ...kept } = search
  expect(searchOfView(viewQuery(search))).toEqual(kept)
})

it('the same filters are the same view, in whatever order they were set', () => {
  expect(viewQuery({ owner: 'me', node: 'signing' })).toBe(viewQuery({ node: 'signing', owner: 'me' }))
})

it('a changed filter starts at the first page, an emptied one is gone', () => {
  expect(withFilter({ page: 3, line: 'x', owner: 'me' }, { line: '' })).toEqual({ owner: 'me' })
  expect(filterCount({ layout: 'list', page: 3, sort: 'name', owner: 'me', q: 'x' })).toBe(2)
})

it('a column is sorted up first, then down', () => {
  expect(nextSort(undefined, 'amount')).toBe('amount')
  expect(nextSort('amount', 'amount')).toBe('-amount')
  expect(nextSort('-amount', 'amount')).toBe('amount')
})
