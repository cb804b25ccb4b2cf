import type { Board } from './board.ts'

/** A4 across with the margins of the page rule, in CSS pixels. */
const SHEET = { width: 1054, height: 724 }
/** What the whole page is scaled to when printed, see Shell.module.css. */
const PAGE_ZOOM = 0.7
const SMALLEST = 0.42
const LARGEST = 0.68
/** Rows of a list on paper; what is beyond is counted in a line below it. */
export const PRINTED_ROWS = 12
export const PRINTED_CHART = 284

// Heights on paper: what stands above the cards, the first row, a card around its content, rows of the lists.
const HEAD = 110
const FIRST_ROW = 234
const CARD = 80
const GAP = 10
const RANKED = 6 * 48
const BRANCH = { few: 78, many: 49 }
const MONTHS = { few: 67, some: 47, many: 37 }

/**
 * How a board fits on one sheet. Its heights follow from what it shows, so the scale can be reckoned without measuring:
 * a browser lays out a page for paper only after every script has run.
 */
export function sheetFor(board: Board): { zoom: number; chart: number } {
  const { people, teams } = board.ranking
  const below = Math.max(heat(board), people.length + teams.length > 0 ? RANKED : 0)
  const course = Math.max(PRINTED_CHART + 32, branches(board))
  const height = HEAD + FIRST_ROW + GAP + CARD + course + (below > 0 ? GAP + CARD + below : 0)
  const zoom = Math.min(LARGEST, Math.max(SMALLEST, SHEET.height / height))
  const width = SHEET.width / zoom
  const share = board.children.length > 0 ? 1.6 / 2.6 : 1
  return { zoom: zoom / PAGE_ZOOM, chart: Math.floor((width - 16) * share - 44) }
}

function branches(board: Board): number {
  const beyond = board.children.length > PRINTED_ROWS ? 20 : 0
  const rows = Math.min(board.children.length, PRINTED_ROWS)
  return beyond + rows * (rows <= 3 ? BRANCH.few : BRANCH.many)
}

function heat(board: Board): number {
  const rows = Math.min(board.heat.rows.length, PRINTED_ROWS)
  return rows === 0 ? 0 : 24 + rows * (rows <= 3 ? MONTHS.few : rows <= 5 ? MONTHS.some : MONTHS.many)
}
