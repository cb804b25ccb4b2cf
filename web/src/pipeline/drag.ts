/**
 * Dragging as a machine of three states, without a browser: a press waits, then becomes a drag or nothing. A mouse
 * drags once it has moved 5 px. A finger must rest for 250 ms first, since a swipe means scrolling: moving more than
 * 8 px before that gives the gesture to the page.
 */
export type Drag =
  | { at: 'rest' }
  | { at: 'pressed'; pointer: number; touch: boolean; card: number; x: number; y: number }
  | { at: 'dragging'; pointer: number; touch: boolean; card: number; x: number; y: number; over: string | null }
export type DragEvent =
  | { kind: 'press'; pointer: number; touch: boolean; card: number; x: number; y: number }
  | { kind: 'move'; pointer: number; x: number; y: number; over: string | null }
  | { kind: 'hold'; pointer: number }
  | { kind: 'cancel' }

export const HOLD_MILLIS = 250
export const REST: Drag = { at: 'rest' }
const MOUSE_SLACK = 5
const TOUCH_SLACK = 8

export function dragged(drag: Drag, event: DragEvent): Drag {
  switch (event.kind) {
    case 'press': {
      if (drag.at !== 'rest') return drag
      const { pointer, touch, card, x, y } = event
      return { at: 'pressed', pointer, touch, card, x, y }
    }
    case 'hold':
      if (drag.at !== 'pressed' || drag.pointer !== event.pointer || !drag.touch) return drag
      return { ...drag, at: 'dragging', over: null }
    case 'move':
      return followed(drag, event)
    case 'cancel':
      return REST
  }
}

function followed(drag: Drag, event: Extract<DragEvent, { kind: 'move' }>): Drag {
  if (drag.at === 'rest' || drag.pointer !== event.pointer) return drag
  if (drag.at === 'dragging') return { ...drag, x: event.x, y: event.y, over: event.over }
  const far = Math.hypot(event.x - drag.x, event.y - drag.y)
  if (drag.touch) return far > TOUCH_SLACK ? REST : drag
  return far > MOUSE_SLACK ? { ...drag, at: 'dragging', x: event.x, y: event.y, over: event.over } : drag
}

/** How far to scroll per frame when the pointer is near an edge: faster the nearer, nothing in the middle. */
export function edgeScroll(at: number, from: number, to: number): number {
  const zone = Math.min(56, (to - from) / 4)
  if (at < from + zone) return -Math.ceil((from + zone - at) / 4)
  if (at > to - zone) return Math.ceil((at - (to - zone)) / 4)
  return 0
}
