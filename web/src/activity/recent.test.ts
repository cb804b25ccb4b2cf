import { expect, it } from 'vitest'
import { recentlyUsed, remember, withRecent } from './recent.ts'

const deal = (id: number) => ({ kind: 'deal' as const, id, name: `Deal ${id}` })

it('the last one comes first, once, and old ones fall out', () => {
  const recent = [1, 2, 3, 4, 5, 6, 7, 3].reduce<ReturnType<typeof withRecent>>(
    (list, id) => withRecent(list, deal(id)),
    [],
  )
  expect(recent.map((each) => each.id)).toEqual([3, 7, 6, 5, 4, 2])
})

it('each user has a list of their own', () => {
  remember(1, deal(9))
  expect(recentlyUsed(1).map((each) => each.id)).toEqual([9])
  expect(recentlyUsed(2)).toEqual([])
})
