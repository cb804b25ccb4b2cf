import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import styles from './Field.module.css'

type Control = { id?: string; 'aria-describedby'?: string | undefined }
type FieldProps = {
  label: string
  help?: ReactNode
  problem?: string | undefined
  hidden?: boolean
  children: ReactElement<Control>
}

/** A label with one native input, select or text area. A hidden label is still read out, help and problem after it. */
export function Field({ label, help, problem, hidden, children }: FieldProps) {
  const id = useId()
  const note = problem ?? help
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hidden ? styles.hidden : styles.label}>
        {label}
      </label>
      {cloneElement(children, { id, 'aria-describedby': note ? `${id}-note` : undefined })}
      {note && (
        <small id={`${id}-note`} className={problem ? styles.problem : styles.help}>
          {note}
        </small>
      )}
    </div>
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
