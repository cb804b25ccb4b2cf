import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bones } from '../ui/Page.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import { CloseSheet } from './CloseSheet.tsx'
import styles from './DealBoard.module.css'
import { boardQuery, type DealRow, isOpenNode, NODES, type Target } from './deals.ts'
import { type DealsSearch, filterCount } from './filters.ts'
import { useDrag } from './useDrag.ts'
import { useMoves } from './useMoves.ts'

/** The open deals as cards in the columns of their nodes. */
export function DealBoard({ search }: { search: DealsSearch }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({ ...boardQuery(search), placeholderData: keepPreviousData })
  const [closing, setClosing] = useState<{ deal: DealRow; to: 'won' | 'lost' } | null>(null)
  const board = useRef<HTMLDivElement>(null)
  const move = useMoves()
  const send = useRef(move)
  send.current = move

  const onMove = useCallback((deal: DealRow, to: Target) => {
    if (to === 'won' || to === 'lost') setClosing({ deal, to })
    else if (to !== deal.node || deal.state !== 'open') send.current({ deal, to })
  }, [])
  const { lifted, onPointerDown } = useDrag({
    board,
    onDrop: (card, over) => {
      const deal = data?.columns.flatMap((column) => column.deals).find((each) => each.id === card)
      const to = NODES.find((node) => node === over)
      if (!deal) return
      if (over === 'lost' || over === 'won') return onMove(deal, over)
      if (to && isOpenNode(to)) onMove(deal, to)
      else if (to && deal.state === 'open') onMove(deal, 'won')
    },
  })

  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const columns = data.columns
  if (columns.every((column) => column.count === 0)) {
    return (
      <Notice title={t('deals.none')}>{t(filterCount(search) > 0 ? 'deals.noneFiltered' : 'deals.noneYet')}</Notice>
    )
  }
  return (
    <>
      <p className={styles.hint}>{t('deals.boardHint')}</p>
      <div
        ref={board}
        role="group"
        aria-label={t('deals.board')}
        className={`${styles.board} ${lifted ? styles.dragging : ''}`}
        onPointerDown={onPointerDown}
        onKeyDown={stepBetweenCards}
      >
        {columns.map((column) => (
          <BoardColumn
            key={column.node}
            column={column}
            lifted={lifted?.card ?? null}
            over={lifted?.over === column.node}
            search={search}
            onMove={onMove}
          />
        ))}
      </div>
      {lifted && <Ends over={lifted.over} />}
      <p className={styles.said} role="status">
        {lifted && t('deals.lifted')}
      </p>
      {closing && <CloseSheet deal={closing.deal} to={closing.to} onMove={move} onClose={() => setClosing(null)} />}
    </>
  )
}

function Ends({ over }: { over: string | null }) {
  const { t } = useTranslation()
  return (
    <div className={styles.ends} aria-hidden>
      {(['won', 'lost'] as const).map((end) => (
        <div key={end} data-drop={end} className={`${styles.end} ${styles[end]} ${over === end ? styles.over : ''}`}>
          {t(`deals.ends.${end}`)}
        </div>
      ))}
    </div>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div className={styles.board} role="status" aria-label={t('app.loading')}>
      {NODES.map((node) => (
        <div key={node} className={styles.bones}>
          <Bones height={320} />
        </div>
      ))}
    </div>
  )
}

/** Up and down within a column, left and right to the next column that has cards. */
function stepBetweenCards(event: KeyboardEvent<HTMLElement>) {
  const here = (event.target as HTMLElement).closest<HTMLElement>('[data-card-link]')
  if (!here) return
  const column = here.closest('section')
  const links = (box: Element | null) => [...(box?.querySelectorAll<HTMLElement>('[data-card-link]') ?? [])]
  const row = links(column).indexOf(here)
  const target = () => {
    switch (event.key) {
      case 'ArrowDown':
        return links(column)[row + 1]
      case 'ArrowUp':
        return links(column)[row - 1]
      case 'ArrowRight':
      case 'ArrowLeft': {
        let next = column
        do next = (event.key === 'ArrowRight' ? next?.nextElementSibling : next?.previousElementSibling) as typeof next
        while (next && links(next).length === 0)
        return links(next).at(Math.min(row, links(next).length - 1))
      }
      default:
        return undefined
    }
  }
  const next = target()
  if (!next) return
  event.preventDefault()
  next.focus()
}
