import { CaretDownOutlined, CaretRightOutlined, LockOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { type GridUnit, hundredths, shown } from './amounts.ts'
import { CellInput } from './CellInput.tsx'
import type { Place } from './keys.ts'
import styles from './PlanGrid.module.css'
import type { GridColumn, ShownRow } from './rows.ts'
import type { PendingCell } from './useGridEdits.ts'

type GridRowProps = {
  id: string
  index: number
  top: number
  shownRow: ShownRow
  columns: readonly GridColumn[]
  unit: GridUnit
  at: number | null
  editing: { start: string | null } | null
  pending: PendingCell | null
  onToggle: (node: string) => void
  onPick: (column: number) => void
  onFinish: (amount: string | null, next: Place) => void
}

export function GridRowView(props: GridRowProps) {
  const { id, index, top, shownRow, columns, unit, at, pending } = props
  const { row, depth, hasChildren, open, gap } = shownRow
  const yearPending = pending?.month === null
  return (
    <div
      role="row"
      aria-level={depth + 1}
      aria-rowindex={index + 2}
      aria-expanded={hasChildren ? open : undefined}
      className={`${styles.row} ${styles[row.level]}`}
      style={{ position: 'absolute', top, left: 0, right: 0 }}
    >
      <NameCell {...props} />
      <FigureCell
        {...props}
        column={1}
        label=""
        className={styles.total}
        amount={yearPending ? pending.amount : row.total}
        saving={yearPending}
      />
      <div
        id={`${id}-2`}
        role="gridcell"
        aria-colindex={3}
        tabIndex={-1}
        className={`${styles.cell} ${gapStyle(gap)} ${at === 2 ? styles.active : ''}`}
        onClick={() => props.onPick(2)}
        onKeyDown={undefined}
      >
        {gap === null ? '' : gap === 0 ? '✓' : `${gap > 0 ? '+' : ''}${shown(gap, unit)}`}
      </div>
      {columns.map((column, position) => {
        const saving = pending !== null && pending.month === column.key
        return (
          <FigureCell
            {...props}
            key={column.key}
            column={position + 3}
            label={column.key}
            amount={saving ? pending.amount : (shownRow.cells[position] ?? '0')}
            saving={saving}
            past={column.past}
            current={column.current}
            locked={shownRow.locked[position] ?? false}
            changed={shownRow.changed[position] ?? false}
          />
        )
      })}
    </div>
  )
}

function NameCell({ id, shownRow, at, onToggle, onPick }: GridRowProps) {
  const { t } = useTranslation()
  const { row, depth, hasChildren, open } = shownRow
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keyboard
    <div
      id={`${id}-0`}
      role="rowheader"
      aria-colindex={1}
      tabIndex={-1}
      className={`${styles.name} ${at === 0 ? styles.active : ''}`}
      style={{ '--depth': depth } as React.CSSProperties}
      onClick={() => onPick(0)}
    >
      {hasChildren ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.toggle}
          aria-label={t(open ? 'target.fold' : 'target.unfold', { name: row.name })}
          onClick={() => onToggle(row.node)}
        >
          {open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        </button>
      ) : (
        <span className={styles.toggle} />
      )}
      <span className={styles.text} title={row.name}>
        {row.name}
      </span>
      {row.level !== 'person' && row.level !== 'company' && (
        <span className={styles.level}>{t(`target.levels.${row.level}`)}</span>
      )}
    </div>
  )
}

type FigureCellProps = GridRowProps & {
  column: number
  label: string
  amount: string
  saving?: boolean
  past?: boolean
  current?: boolean
  locked?: boolean
  changed?: boolean
  className?: string | undefined
}

function FigureCell(props: FigureCellProps) {
  const { id, index, column, shownRow, unit, at, editing, amount, onPick, onFinish } = props
  const { t } = useTranslation()
  const active = at === column
  if (active && editing) {
    return (
      <div
        id={`${id}-${column}`}
        role="gridcell"
        aria-colindex={column + 1}
        className={`${styles.cell} ${styles.editing}`}
      >
        <CellInput
          label={`${shownRow.row.name} ${props.label}`}
          amount={amount}
          start={editing.start}
          unit={unit}
          onFinish={(value, step) => onFinish(value, { row: index + step.row, column: column + step.column })}
        />
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keyboard
    <div
      id={`${id}-${column}`}
      role="gridcell"
      aria-colindex={column + 1}
      aria-readonly={props.past || props.locked || undefined}
      aria-selected={active}
      tabIndex={-1}
      data-cell={`${shownRow.row.node}:${props.label || 'year'}`}
      className={cellClass(props, active)}
      onClick={() => onPick(column)}
    >
      {props.locked && !props.past && (
        <LockOutlined className={styles.lock} aria-label={t('target.locked')} title={t('target.unlockHint')} />
      )}
      {shown(hundredths(amount), unit)}
    </div>
  )
}

function cellClass(cell: FigureCellProps, active: boolean): string {
  const marks = [
    styles.cell,
    cell.className,
    cell.past && styles.past,
    cell.locked && !cell.past && styles.locked,
    cell.changed && !cell.past && styles.changed,
    cell.saving && styles.saving,
    active && styles.active,
  ]
  return marks.filter(Boolean).join(' ')
}

function gapStyle(gap: number | null): string {
  if (gap === null || gap === 0) return styles.even ?? ''
  return (gap < 0 ? styles.short : styles.over) ?? ''
}
