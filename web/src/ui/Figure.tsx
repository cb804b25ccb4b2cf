import { useFormat } from '../app/useFormat.ts'
import styles from './Figure.module.css'
import type { Unit } from './format.ts'

type FigureProps = { value: string | number; unit: Unit; small?: boolean; testId?: string }

/** A large figure: digits first, the unit small behind. The title carries every digit. */
export function Figure({ value, unit, small, testId }: FigureProps) {
  const format = useFormat()
  const { prefix, digits, unit: name } = format.hero(value, unit)
  return (
    <div className={small ? styles.small : styles.large} title={format.exact(value, unit)} data-testid={testId}>
      {prefix}
      {digits}
      {name && <span className={styles.unit}>{name}</span>}
    </div>
  )
}
