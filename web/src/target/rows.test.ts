import { expect, it } from 'vitest'
import type { Grid, GridRow, Level } from './plan.ts'
import { columnsOf, shownRows } from './rows.ts'

function row(node: string, parent: string | null, level: Level, month: string): GridRow {
  const months = Array.from({ length: 12 }, () => month)
  const total = (Number(month) * 12).toFixed(2)
  const none = months.map(() => false)
  return { node, parent, level, name: node, total, months, locked: none, changed: none }
}

function aGrid(): Grid {
  return {
    plan: {
      id: 1,
      name: 'Targets',
      measure: 'revenue',
      measureName: { zh: '', en: '' },
      year: 2026,
      status: 'draft',
      total: '360.00',
      assigned: '360.00',
      difference: '0.00',
      grain: '1',
      version: 1,
      createdAt: '2026-01-01T00:00:00Z',
      publishedAt: null,
    },
    unit: 'money',
    currency: 'CNY',
    today: '2026-08-17',
    editable: true,
    months: Array.from({ length: 12 }, (_, index) => ({
      month: `2026-${String(index + 1).padStart(2, '0')}`,
      workingDays: 21,
      past: index < 7,
      current: index === 7,
    })),
    rows: [
      row('company', null, 'company', '30.00'),
      row('unit:2', 'company', 'team', '20.00'),
      row('person:1', 'unit:2', 'person', '12.00'),
      row('person:2', 'unit:2', 'person', '8.00'),
      row('unit:3', 'company', 'team', '9.00'),
    ],
    committed: '360.00',
    assigned: '360.00',
    difference: '0.00',
  }
}

it('folds away everything below a folded unit', () => {
  const nodes = shownRows(aGrid(), new Set(['unit:2']), false).map(({ row }) => row.node)
  expect(nodes).toEqual(['company', 'unit:2', 'unit:3'])
})

it('says by how much children differ from their unit', () => {
  const gaps = shownRows(aGrid(), new Set(), false).map(({ gap }) => gap)
  expect(gaps).toEqual([-1200, 0, null, null, null])
})

it('starts the tree at what a viewer may see', () => {
  const grid = aGrid()
  grid.rows = grid.rows.filter(({ node }) => node !== 'company')
  expect(shownRows(grid, new Set(), false).map(({ depth }) => depth)).toEqual([0, 1, 1, 0])
})

it('adds three months to a quarter and keeps the current one in sight', () => {
  const grid = aGrid()
  expect(columnsOf(grid, true).map(({ key, past, current }) => [key, past, current])).toEqual([
    ['Q1', true, false],
    ['Q2', true, false],
    ['Q3', false, true],
    ['Q4', false, false],
  ])
  expect(shownRows(grid, new Set(), true)[0]?.cells).toEqual(['90.00', '90.00', '90.00', '90.00'])
})
