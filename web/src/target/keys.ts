import type { ShownRow } from './rows.ts'

export type Place = { row: number; column: number }
export type GridAction =
  | { kind: 'move'; to: Place }
  | { kind: 'fold' }
  | { kind: 'edit'; start: string | null }
  | { kind: 'lock' }
  | { kind: 'undo' }
type Key = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }
type Size = { rows: number; columns: number; page: number }

/** What a key means at a place of the grid; null leaves the key to the browser. */
export function pressed(event: Key, at: Place, size: Size, row: ShownRow): GridAction | null {
  const control = event.ctrlKey || event.metaKey
  if (event.altKey) return null
  if (control && event.key.toLowerCase() === 'z') return { kind: 'undo' }
  const to = destination(event.key, control, at, size)
  if (at.column === 0 && row.hasChildren) {
    if (event.key === 'Enter' || event.key === ' ') return { kind: 'fold' }
    if (event.key === 'ArrowRight' && !row.open) return { kind: 'fold' }
    if (event.key === 'ArrowLeft' && row.open) return { kind: 'fold' }
  }
  if (to) return { kind: 'move', to }
  if (control) return null
  if (event.key === 'Enter' || event.key === 'F2') return { kind: 'edit', start: null }
  if (/^[0-9.]$/.test(event.key)) return { kind: 'edit', start: event.key }
  if (event.key.toLowerCase() === 'l') return { kind: 'lock' }
  return null
}

function destination(key: string, control: boolean, at: Place, size: Size): Place | null {
  const row = (wanted: number) => ({ ...at, row: Math.max(0, Math.min(size.rows - 1, wanted)) })
  const column = (wanted: number) => ({ ...at, column: Math.max(0, Math.min(size.columns - 1, wanted)) })
  switch (key) {
    case 'ArrowDown':
      return row(at.row + 1)
    case 'ArrowUp':
      return row(at.row - 1)
    case 'PageDown':
      return row(at.row + size.page)
    case 'PageUp':
      return row(at.row - size.page)
    case 'ArrowRight':
      return column(at.column + 1)
    case 'ArrowLeft':
      return column(at.column - 1)
    case 'Home':
      return control ? { row: 0, column: 0 } : column(0)
    case 'End':
      return control ? { row: size.rows - 1, column: size.columns - 1 } : column(size.columns - 1)
    default:
      return null
  }
}
