import { decimal, hundredths, sum } from './amounts.ts'
import type { Grid, GridRow } from './plan.ts'

/** A row as the grid shows it: months or quarters, its depth, and what its children do not add up to. */
export type ShownRow = {
  row: GridRow
  depth: number
  hasChildren: boolean
  open: boolean
  cells: string[]
  locked: boolean[]
  changed: boolean[]
  /** Children's total minus own total, in hundredths; null for a leaf. */
  gap: number | null
}
export type GridColumn = { key: string; months: string[]; past: boolean; current: boolean }

export function columnsOf(grid: Grid, quarters: boolean): GridColumn[] {
  const size = quarters ? 3 : 1
  const columns: GridColumn[] = []
  for (let start = 0; start < grid.months.length; start += size) {
    const months = grid.months.slice(start, start + size)
    columns.push({
      key: quarters ? `Q${start / 3 + 1}` : (months[0]?.month ?? ''),
      months: months.map((month) => month.month),
      past: months.every((month) => month.past),
      current: months.some((month) => month.current),
    })
  }
  return columns
}

export function childrenOf(rows: readonly GridRow[]): Map<string, GridRow[]> {
  const children = new Map<string, GridRow[]>()
  for (const row of rows) {
    if (row.parent === null) continue
    children.set(row.parent, [...(children.get(row.parent) ?? []), row])
  }
  return children
}

/** Rows down to the folded ones, in tree order. */
export function shownRows(grid: Grid, folded: ReadonlySet<string>, quarters: boolean): ShownRow[] {
  const children = childrenOf(grid.rows)
  const present = new Set(grid.rows.map((row) => row.node))
  const depths = new Map<string, number>()
  const hidden = new Set<string>()
  const size = quarters ? 3 : 1
  return grid.rows.flatMap((row) => {
    const parent = row.parent !== null && present.has(row.parent) ? row.parent : null
    const depth = parent === null ? 0 : (depths.get(parent) ?? 0) + 1
    depths.set(row.node, depth)
    if (parent !== null && (hidden.has(parent) || folded.has(parent))) {
      hidden.add(row.node)
      return []
    }
    const below = children.get(row.node)
    return {
      row,
      depth,
      hasChildren: below !== undefined,
      open: !folded.has(row.node),
      cells: grouped(row.months, size).map((months) => decimal(sum(months))),
      locked: grouped(row.locked, size).map((months) => months.every(Boolean)),
      changed: grouped(row.changed, size).map((months) => months.some(Boolean)),
      gap: below ? sum(below.map((child) => child.total)) - hundredths(row.total) : null,
    }
  })
}

function grouped<T>(months: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(months.length / size) }, (_, index) =>
    months.slice(index * size, (index + 1) * size),
  )
}

/** What is folded at first: everything below the level that fits a screen. */
export function foldedAtFirst(rows: readonly GridRow[]): Set<string> {
  const parents = new Set(rows.map((row) => row.parent))
  if (rows.length <= 120) return new Set()
  return new Set(rows.filter((row) => row.level === 'team' && parents.has(row.node)).map((row) => row.node))
}
