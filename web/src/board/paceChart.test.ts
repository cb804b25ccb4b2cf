import { expect, it } from 'vitest'
import { ends, type Ranked } from './board.ts'
import { monthsBetween, niceStep } from './paceChart.ts'

it('steps of the axis are 1, 2, 2.5 or 5 times a power of ten', () => {
  expect(niceStep(0.96e8)).toBe(1e8)
  expect(niceStep(1.1e8)).toBe(2e8)
  expect(niceStep(210)).toBe(250)
  expect(niceStep(7)).toBe(10)
})

it('a fiscal year that starts in April runs over the turn of the year', () => {
  const months = monthsBetween('2026-04-01', '2027-03-31')
  expect(months).toHaveLength(12)
  expect([months[0], months[9], months[11]]).toEqual(['2026-04', '2027-01', '2027-03'])
})

it('a long ranking shows its best and its last, a short one everybody', () => {
  const ranked = Array.from({ length: 45 }, (_, index) => ({ rank: index + 1 }) as Ranked)
  expect(ends(ranked, 4, 2).map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 44, 45])
  expect(ends(ranked.slice(0, 7), 4, 2)).toHaveLength(7)
})
