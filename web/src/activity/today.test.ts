import { expect, it } from 'vitest'
import { dueItems, type Improvement, stuck, type TodayDeal } from './today.ts'

const deal = (id: number, stayDays: number, overdue: boolean, blocked: boolean): TodayDeal => ({
  id,
  name: `Deal ${id}`,
  customer: null,
  owner: null,
  node: 'needs',
  state: 'open',
  amount: null,
  estimated: true,
  stayDays,
  overdue,
  blocked,
})

const item = (id: number, dueOn: string, state = 'open'): Improvement => ({
  id,
  title: `Item ${id}`,
  dueOn,
  judgeOn: null,
  state,
  owner: null,
})

it('shows blocked deals first, then the longest stay, each once', () => {
  const late = [deal(1, 40, true, false), deal(2, 30, true, true), deal(3, 5, false, false)]
  expect(stuck(late, [deal(2, 30, true, true), deal(4, 1, false, true)]).map((each) => each.id)).toEqual([2, 4, 1])
})

it('shows improvement items that are late or due within two weeks', () => {
  const items = [item(1, '2026-09-30'), item(2, '2026-08-31'), item(3, '2026-08-01'), item(4, '2026-08-01', 'done')]
  expect(dueItems(items, '2026-08-17').map((each) => each.id)).toEqual([3, 2])
})
