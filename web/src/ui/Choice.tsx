import styles from './Choice.module.css'

type ChoiceProps<T extends string> = {
  label: string
  options: readonly { value: T; text: string }[]
  value: T
  small?: boolean
  onChoose: (value: T) => void
}

/** A short choice as joined buttons (native radio buttons: arrows move, no library). */
export function Choice<T extends string>({ label, options, value, small, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset className={`${styles.choice} ${small ? styles.small : ''}`}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? styles.on : undefined}>
          <input type="radio" checked={option.value === value} onChange={() => onChoose(option.value)} />
          {option.text}
        </label>
      ))}
    </fieldset>
  )
}
