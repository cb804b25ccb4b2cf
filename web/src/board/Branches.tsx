import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import { PaceBar } from '../ui/PaceBar.tsx'
import { Card, Legend, LegendItem } from '../ui/Page.tsx'
import { StatusPill } from '../ui/Pill.tsx'
import styles from './Branches.module.css'
import type { Board, Branch } from './board.ts'
import { PRINTED_ROWS } from './print.ts'

const ROOMY = 3

/** What the place consists of: each part with its pace; a click goes one level down. */
export function Branches({ board }: { board: Board }) {
  const { t } = useTranslation()
  const roomy = board.children.length <= ROOMY
  const level = board.children[0]?.level ?? 'team'
  return (
    <Card
      className={styles.card ?? ''}
      title={t(`board.progressOf.${level}`)}
      extra={
        board.target !== null && (
          <Legend>
            <LegendItem mark={<i className={styles.tick} />}>{t('board.dueToday')}</LegendItem>
          </Legend>
        )
      }
    >
      <ul className={`${styles.branches} ${roomy ? styles.roomy : styles.tall}`}>
        {board.children.map((branch) => (
          <BranchRow key={branch.node + branch.name} branch={branch} board={board} roomy={roomy} />
        ))}
      </ul>
      {board.children.length > PRINTED_ROWS && (
        <p className={styles.beyond}>{t('board.beyondSheet', { count: board.children.length - PRINTED_ROWS })}</p>
      )}
    </Card>
  )
}

function BranchRow({ branch, board, roomy }: { branch: Branch; board: Board; roomy: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const search = useSearch({ from: '/shell/board' })
  const { unit } = board.measure
  const reached = branch.share === null ? format.short(branch.done, unit) : format.percent(branch.share)
  return (
    <li>
      <Link to="/board" search={{ ...search, node: branch.node }} className={styles.branch}>
        <span className={styles.name}>
          {branch.name}
          {branch.lead && <small>{branch.lead}</small>}
        </span>
        <span className={styles.value}>
          <b>{reached}</b>
          {branch.share !== null && (
            <StatusPill status={branch.status}>{branch.gap !== null && format.signed(branch.gap, unit)}</StatusPill>
          )}
        </span>
        <span className={styles.bar}>
          <PaceBar
            share={branch.share === null ? shareOfLargest(branch, board) : Number(branch.share)}
            due={branch.dueShare === null ? null : Number(branch.dueShare)}
            status={branch.share === null ? 'on' : branch.status}
            label={
              branch.dueShare === null
                ? t('board.ring', { reached })
                : t('board.ringDue', { reached, due: format.percent(branch.dueShare) })
            }
          />
        </span>
        {roomy && branch.target !== null && <Detail branch={branch} board={board} />}
      </Link>
    </li>
  )
}

/** Few parts leave room for the figures behind the bar. */
function Detail({ branch, board }: { branch: Branch; board: Board }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { unit } = board.measure
  return (
    <span className={styles.detail}>
      <span>
        {format.short(branch.done, unit)} / {format.short(branch.target ?? 0, unit)}
      </span>
      {branch.dueShare !== null && <span>{t('board.due', { due: format.percent(branch.dueShare) })}</span>}
    </span>
  )
}

/** Without a plan the bars compare the parts with each other. */
function shareOfLargest(branch: Branch, board: Board): number {
  const largest = Math.max(1, ...board.children.map((other) => Number(other.done)))
  return Number(branch.done) / largest
}
