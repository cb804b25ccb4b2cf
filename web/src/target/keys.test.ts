import { expect, it } from 'vitest'
import { type GridAction, pressed } from './keys.ts'
import type { GridRow } from './plan.ts'

const SIZE = { rows: 40, columns: 15, page: 12 }
const row = (hasChildren: boolean, open: boolean) => ({
  row: {} as GridRow,
  depth: 0,
  hasChildren,
  open,
  cells: [],
  locked: [],
  changed: [],
  gap: null,
})
function press(
  key: string,
  at: { row: number; column: number },
  options: { control?: boolean; open?: boolean } = {},
): GridAction | null {
  const event = { key, ctrlKey: options.control ?? false, metaKey: false, shiftKey: false, altKey: false }
  return pressed(event, at, SIZE, row(true, options.open ?? true))
}

it('arrows move and stop at the borders', () => {
  expect(press('ArrowDown', { row: 3, column: 5 })).toEqual({ kind: 'move', to: { row: 4, column: 5 } })
  expect(press('ArrowUp', { row: 0, column: 5 })).toEqual({ kind: 'move', to: { row: 0, column: 5 } })
  expect(press('End', { row: 2, column: 0 }, { control: true })).toEqual({ kind: 'move', to: { row: 39, column: 14 } })
})

it('left and right fold and unfold on the name', () => {
  expect(press('ArrowLeft', { row: 1, column: 0 }, { open: true })).toEqual({ kind: 'fold' })
  expect(press('ArrowRight', { row: 1, column: 0 }, { open: false })).toEqual({ kind: 'fold' })
  expect(press('ArrowRight', { row: 1, column: 0 }, { open: true })).toEqual({
    kind: 'move',
    to: { row: 1, column: 1 },
  })
})

it('Enter edits what is there, a digit replaces it', () => {
  expect(press('Enter', { row: 1, column: 4 })).toEqual({ kind: 'edit', start: null })
  expect(press('7', { row: 1, column: 4 })).toEqual({ kind: 'edit', start: '7' })
})

it('L locks and control Z undoes', () => {
  expect(press('l', { row: 1, column: 4 })).toEqual({ kind: 'lock' })
  expect(press('z', { row: 1, column: 4 }, { control: true })).toEqual({ kind: 'undo' })
})

it('leaves other keys to the browser', () => {
  expect(press('r', { row: 1, column: 4 }, { control: true })).toBeNull()
  expect(press('Tab', { row: 1, column: 4 })).toBeNull()
})
