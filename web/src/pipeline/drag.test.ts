import { expect, it } from 'vitest'
import { type Drag, type DragEvent, dragged, edgeScroll, REST } from './drag.ts'

const play = (...events: DragEvent[]) => events.reduce<Drag>(dragged, REST)
const press = (touch: boolean): DragEvent => ({ kind: 'press', pointer: 1, touch, card: 7, x: 100, y: 100 })
const move = (x: number, y: number, over: string | null = null): DragEvent => ({ kind: 'move', pointer: 1, x, y, over })

it('a mouse that hardly moves is a click, one that moves drags', () => {
  expect(play(press(false), move(103, 103)).at).toBe('pressed')
  expect(play(press(false), move(106, 100, 'needs'))).toMatchObject({ at: 'dragging', card: 7, over: 'needs' })
})

it('a finger that rests for a moment drags', () => {
  expect(play(press(true), move(104, 103), { kind: 'hold', pointer: 1 }, move(200, 100, 'won'))).toMatchObject({
    at: 'dragging',
    x: 200,
    over: 'won',
  })
})

it('a swipe scrolls: it never becomes a drag, even when the finger rests later', () => {
  expect(play(press(true), move(100, 120), { kind: 'hold', pointer: 1 })).toBe(REST)
})

it('another finger changes nothing, and a cancelled gesture is over', () => {
  const dragging = play(press(true), { kind: 'hold', pointer: 1 })
  expect(dragged(dragging, { kind: 'move', pointer: 2, x: 0, y: 0, over: 'lost' })).toBe(dragging)
  expect(dragged(dragging, { kind: 'press', pointer: 2, touch: true, card: 8, x: 0, y: 0 })).toBe(dragging)
  expect(dragged(dragging, { kind: 'cancel' })).toBe(REST)
})

it('near an edge the board scrolls, in the middle it stays', () => {
  expect(edgeScroll(500, 0, 1000)).toBe(0)
  expect(edgeScroll(10, 0, 1000)).toBeLessThan(0)
  expect(edgeScroll(995, 0, 1000)).toBeGreaterThan(edgeScroll(960, 0, 1000))
})
