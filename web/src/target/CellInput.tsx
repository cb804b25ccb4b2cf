import { type KeyboardEvent, useRef, useState } from 'react'
import { type GridUnit, hundredths, typed } from './amounts.ts'
import styles from './PlanGrid.module.css'

type Step = { row: number; column: number }
type CellInputProps = {
  label: string
  amount: string
  start: string | null
  unit: GridUnit
  onFinish: (amount: string | null, step: Step) => void
}
const STAY: Step = { row: 0, column: 0 }

/** Enter goes down, Tab to the side, Escape gives up; an unchanged or unreadable figure changes nothing. */
export function CellInput({ label, amount, start, unit, onFinish }: CellInputProps) {
  const before = (hundredths(amount) / unit.hundredths).toFixed(unit.decimals)
  const [text, setText] = useState(start ?? before)
  const finished = useRef(false)
  const value = typed(text, unit)
  const finish = (accept: boolean, step: Step) => {
    if (finished.current) return
    finished.current = true
    const changed = accept && value !== null && hundredths(value) !== hundredths(amount)
    onFinish(changed ? value : null, step)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') finish(value !== null, { row: event.shiftKey ? -1 : 1, column: 0 })
    else if (event.key === 'Tab') finish(value !== null, { row: 0, column: event.shiftKey ? -1 : 1 })
    else if (event.key === 'Escape') finish(false, STAY)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <input
      className={styles.input}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={value === null}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => start === null && event.target.select()}
      onBlur={() => finish(true, STAY)}
      onKeyDown={press}
      // biome-ignore lint/a11y/noAutofocus: the cell was opened to type into
      autoFocus
    />
  )
}
