import type { ReactNode } from 'react'
import styles from './Table.module.css'

type Column = { key: string; text: ReactNode; figure?: boolean }
type Row = { key: string; cells: ReactNode[]; strong?: boolean }

/** A plain table that scrolls sideways on a phone; figures to the right. Light enough for the first page. */
export function Table({ label, columns, rows }: { label: string; columns: Column[]; rows: Row[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.figure ? styles.figure : undefined}>
                {column.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.strong ? styles.strong : undefined}>
              {columns.map((column, index) => (
                <td key={column.key} className={column.figure ? styles.figure : undefined}>
                  {row.cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
