import { act, type KeyboardEvent as ReactKeyboardEvent } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, expect, it } from 'vitest'
import { gridUnit } from './amounts.ts'
import { CellInput } from './CellInput.tsx'

const unit = gridUnit('1000', 'money', 'zh', { large: '', plain: '' })
let finished: { amount: string | null; row: number; column: number }[] = []

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  finished = []
  document.body.innerHTML = ''
})

function open(start: string | null): HTMLInputElement {
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  act(() =>
    root.render(
      <CellInput
        label="East 2026-10"
        amount="12000000.00"
        start={start}
        unit={unit}
        onFinish={(amount, step) => finished.push({ amount, ...step })}
      />,
    ),
  )
  const input = [...document.querySelectorAll('input')].at(-1)
  if (!input) throw new Error('The cell shows no input.')
  return input
}

function type(input: HTMLInputElement, text: string) {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  act(() => {
    setter?.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function press(input: HTMLInputElement, key: ReactKeyboardEvent['key'], shiftKey = false) {
  act(() => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }))
  })
}

it('opens with the figure of the cell in the unit of the grid', () => {
  expect(open(null).value).toBe('1200.0')
})

it('opens with the digit that was pressed', () => {
  expect(open('7').value).toBe('7')
})

it('Enter accepts and goes down, Tab to the side', () => {
  const first = open(null)
  type(first, '1250')
  press(first, 'Enter')
  expect(finished).toEqual([{ amount: '12500000.00', row: 1, column: 0 }])
  const second = open(null)
  type(second, '1')
  press(second, 'Tab', true)
  expect(finished.at(-1)?.column).toBe(-1)
})

it('Escape gives up', () => {
  const input = open(null)
  type(input, '99')
  press(input, 'Escape')
  expect(finished).toEqual([{ amount: null, row: 0, column: 0 }])
})

it('an unchanged or unreadable figure changes nothing', () => {
  press(open(null), 'Enter')
  const input = open(null)
  type(input, 'many')
  press(input, 'Enter')
  expect(finished.map(({ amount }) => amount)).toEqual([null, null])
})
