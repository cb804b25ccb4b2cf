import type { ReactNode } from 'react'
import styles from './Field.module.css'

type FieldProps = {
  label: string
  help?: ReactNode
  problem?: string | undefined
  hidden?: boolean
  children: ReactNode
}

/** A label with one native input, select or text area. A hidden label is still read out. */
export function Field({ label, help, problem, hidden, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={styles.field}>
      <span className={hidden ? styles.hidden : styles.label}>{label}</span>
      {children}
      {problem && <small className={styles.problem}>{problem}</small>}
      {help && !problem && <small className={styles.help}>{help}</small>}
    </label>
  )
}

type Option = { value: string; text: string }
type SelectProps = {
  label: string
  /** What stands for "none chosen"; without it one must be chosen. */
  empty?: string
  options: readonly Option[]
  value: string
  hidden?: boolean
  onChoose: (value: string) => void
}

export function SelectField({ label, empty, options, value, hidden, onChoose }: SelectProps) {
  const unknown = value !== '' && !options.some((option) => option.value === value)
  return (
    <Field label={label} hidden={hidden ?? false}>
      <select
        className={value === '' && empty !== undefined ? styles.none : undefined}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {unknown && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  )
}
