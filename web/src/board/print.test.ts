import { expect, it } from 'vitest'
import type { Board } from './board.ts'
import { sheetFor } from './print.ts'

const PAGE_ZOOM = 0.7
const board = (children: number, ranked = 6): Board =>
  ({
    children: Array.from({ length: children }),
    heat: { months: [], rows: Array.from({ length: Math.max(1, children) }) },
    ranking: { visibility: 'all', people: Array.from({ length: ranked }), teams: [] },
  }) as unknown as Board

it('the more a board shows, the smaller it is printed, down to what can still be read', () => {
  const scales = [0, 3, 5, 8, 12].map((children) => sheetFor(board(children)).zoom * PAGE_ZOOM)
  expect([...scales].sort((a, b) => b - a)).toEqual(scales)
  expect(sheetFor(board(5)).zoom * PAGE_ZOOM).toBeGreaterThan(0.6)
  expect(sheetFor(board(12)).zoom * PAGE_ZOOM).toBeGreaterThan(0.42)
})

it('a hundred people are printed like a dozen, since the rest is only counted', () => {
  const dozen = sheetFor(board(13)).zoom
  expect(sheetFor(board(100)).zoom).toBe(dozen)
})

it('the chart takes its share of the sheet, all of it where nothing stands beside it', () => {
  const beside = sheetFor(board(5))
  expect(beside.chart * beside.zoom * PAGE_ZOOM).toBeLessThan((1054 * 1.6) / 2.6)
  const alone = sheetFor(board(0))
  expect(alone.chart * alone.zoom * PAGE_ZOOM).toBeGreaterThan(1000)
})
