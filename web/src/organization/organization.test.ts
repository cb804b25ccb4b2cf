import { expect, it } from 'vitest'
import { dayKind, inTreeOrder, type UnitOfTree, within } from './organization.ts'

const unit = (id: number, parentId: number | null): UnitOfTree => ({ id, parentId, level: 'team', name: `${id}` })

it('units appear below their parent, in the order of the list', () => {
  const tree = inTreeOrder([unit(1, null), unit(3, 2), unit(2, 1), unit(4, 1)])
  expect(tree.map(({ unit, depth }) => [unit.id, depth])).toEqual([
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 1],
  ])
})

it('a unit whose parent may not be seen stands at the top', () => {
  expect(inTreeOrder([unit(7, 99)]).map(({ depth }) => depth)).toEqual([0])
})

it('a unit contains all below it', () => {
  expect([...within([unit(1, null), unit(2, 1), unit(3, 2), unit(4, 1)], 2)]).toEqual([2, 3])
})

it('a make-up Sunday is a working day and a holiday is not', () => {
  const calendar = {
    year: 2026,
    status: 'official' as const,
    workingDays: 248,
    months: [],
    exceptions: [
      { day: '2026-01-04', working: true, name: '' },
      { day: '2026-10-01', working: false, name: '' },
    ],
  }
  expect(dayKind('2026-01-04', calendar)).toBe('make-up')
  expect(dayKind('2026-10-01', calendar)).toBe('holiday')
  expect(dayKind('2026-08-15', calendar)).toBe('free')
  expect(dayKind('2026-08-17', calendar)).toBe('working')
})
