import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { type Drag, type DragEvent, dragged, edgeScroll, HOLD_MILLIS, REST } from './drag.ts'

type Options = { board: RefObject<HTMLElement | null>; onDrop: (card: number, over: string) => void }
type Lifted = { card: number; over: string | null }

/**
 * Lets cards (`data-card`) be dragged onto places (`data-drop`) with mouse, pen or finger. The card itself is copied
 * and follows the pointer; only what is lifted and what lies below are state of React.
 */
export function useDrag({ board, onDrop }: Options) {
  const [lifted, setLifted] = useState<Lifted | null>(null)
  const drag = useRef<Drag>(REST)
  const ghost = useRef<HTMLElement | null>(null)
  const drop = useRef(onDrop)
  drop.current = onDrop
  const begin = useRef<(event: PointerEvent, card: HTMLElement) => void>(() => undefined)

  useEffect(() => {
    let gesture = new AbortController()
    let hold: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    const advance = (event: DragEvent) => {
      const before = drag.current
      const after = dragged(before, event)
      drag.current = after
      if (after.at === 'dragging') {
        if (before.at !== 'dragging') lift(after.card)
        place(after.x, after.y)
        setLifted({ card: after.card, over: after.over })
      } else if (after.at === 'rest' && before.at !== 'rest') end()
    }
    const lift = (card: number) => {
      const source = board.current?.querySelector<HTMLElement>(`[data-card="${card}"]`)
      if (!source) return
      const box = source.getBoundingClientRect()
      const copy = source.cloneNode(true) as HTMLElement
      copy.removeAttribute('data-card')
      copy.setAttribute('aria-hidden', 'true')
      copy.inert = true
      copy.dataset.ghost = ''
      copy.style.width = `${box.width}px`
      board.current?.append(copy)
      ghost.current = copy
      navigator.vibrate?.(12)
      const scroll = () => {
        scrollNear(board.current, drag.current)
        frame = requestAnimationFrame(scroll)
      }
      frame = requestAnimationFrame(scroll)
    }
    const place = (x: number, y: number) => {
      if (ghost.current) ghost.current.style.transform = `translate(${x - 40}px, ${y - 24}px) rotate(1.5deg)`
    }
    const end = () => {
      clearTimeout(hold)
      cancelAnimationFrame(frame)
      gesture.abort()
      ghost.current?.remove()
      ghost.current = null
      drag.current = REST
      setLifted(null)
    }
    const release = () => {
      const last = drag.current
      end()
      if (last.at !== 'dragging') return
      swallowClick()
      if (last.over) drop.current(last.card, last.over)
    }
    begin.current = (press, card) => {
      if (drag.current.at !== 'rest' || press.button !== 0) return
      gesture = new AbortController()
      const { signal } = gesture
      const pointer = press.pointerId
      const touch = press.pointerType === 'touch'
      advance({ kind: 'press', pointer, touch, card: Number(card.dataset.card), x: press.clientX, y: press.clientY })
      if (touch) hold = setTimeout(() => advance({ kind: 'hold', pointer }), HOLD_MILLIS)
      const move = (event: PointerEvent) =>
        advance({
          kind: 'move',
          pointer: event.pointerId,
          x: event.clientX,
          y: event.clientY,
          over: placeAt(event.clientX, event.clientY),
        })
      window.addEventListener('pointermove', move, { signal })
      window.addEventListener('pointerup', release, { signal })
      window.addEventListener('pointercancel', () => advance({ kind: 'cancel' }), { signal })
      window.addEventListener('blur', () => advance({ kind: 'cancel' }), { signal })
      window.addEventListener('keydown', (key) => key.key === 'Escape' && advance({ kind: 'cancel' }), { signal })
      // A page that scrolls takes the gesture away; while a card is lifted it must not.
      const still = (event: Event) => drag.current.at === 'dragging' && event.preventDefault()
      window.addEventListener('touchmove', still, { signal, passive: false })
      window.addEventListener('contextmenu', (event) => touch && event.preventDefault(), { signal })
    }
    return end
  }, [board])

  const onPointerDown = (event: ReactPointerEvent) => {
    const target = event.target as HTMLElement
    const card = target.closest<HTMLElement>('[data-card]')
    if (card && !target.closest('[data-no-drag]')) begin.current(event.nativeEvent, card)
  }
  return { lifted, onPointerDown }
}

function placeAt(x: number, y: number): string | null {
  const below = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')
  return below?.dataset.drop ?? null
}

function scrollNear(board: HTMLElement | null, drag: Drag) {
  if (!board || drag.at !== 'dragging') return
  const box = board.getBoundingClientRect()
  board.scrollLeft += edgeScroll(drag.x, Math.max(box.left, 0), Math.min(box.right, window.innerWidth))
  const column = document.elementFromPoint(drag.x, drag.y)?.closest<HTMLElement>('[data-scroll]')
  if (!column) return
  const inside = column.getBoundingClientRect()
  column.scrollTop += edgeScroll(drag.y, inside.top, inside.bottom)
}

/** The release of a drag is also a click on what lies below; that one is not meant. */
function swallowClick() {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 50)
}
