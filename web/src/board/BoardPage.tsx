import { FullscreenOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { address } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import type { Period } from '../app/router.tsx'
import { Sheet } from '../app/Sheet.tsx'
import { useSession } from '../app/session.ts'
import { useFormat } from '../app/useFormat.ts'
import { Choice } from '../ui/Choice.tsx'
import { Failure } from '../ui/Failure.tsx'
import { NodePicker } from '../ui/NodePicker.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { PrintButton } from '../ui/PrintButton.tsx'
import styles from './BoardPage.module.css'
import { Branches } from './Branches.tsx'
import { type Board, boardQuery, isEmpty } from './board.ts'
import { Hero } from './Hero.tsx'
import { MonthHeat } from './MonthHeat.tsx'
import { PaceCard } from './PaceCard.tsx'
import { sheetFor } from './print.ts'
import { Ranking } from './Ranking.tsx'
import { Tiles } from './Tiles.tsx'

/** Live progress of the company, a unit or a person against plan. The address carries place and period. */
export function BoardPage() {
  const search = useSearch({ from: '/shell/board' })
  const { data: board, error, refetch, isPlaceholderData } = useQuery(boardQuery(search))
  if (error && !board) {
    return <Failure wholePage error={error} onRetry={() => void refetch()} />
  }
  if (!board) return <Loading />
  return (
    <div
      aria-busy={isPlaceholderData}
      className={`${styles.page} ${isPlaceholderData ? styles.old : ''}`}
      style={{ '--sheet-zoom': sheetFor(board).zoom } as React.CSSProperties}
    >
      <Sheet about={[board.node.name, board.period.label]} asOf={board.asOf} />
      <Head board={board} />
      {isEmpty(board) ? <EmptyPeriod board={board} /> : <Content board={board} />}
    </div>
  )
}

function Head({ board }: { board: Board }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const search = useSearch({ from: '/shell/board' })
  const navigate = useNavigate({ from: '/board' })
  const language = asLanguage(i18n.language)
  const depth = Math.min(...board.selectable.map((entry) => entry.depth))
  const periods: Period[] = ['year', 'quarter', 'month', 'week']
  const detail = [board.measure.name[language], board.period.label, t('board.asOf', { day: format.date(board.today) })]
  return (
    <PageHead
      title={board.path.length > 1 ? <Path board={board} /> : t('board.title')}
      detail={[board.plan?.name, ...detail].filter(Boolean).join(' · ')}
    >
      <NodePicker
        label={t('board.scope')}
        nodes={board.selectable.map((entry) => ({ ...entry, depth: entry.depth - depth }))}
        value={board.node.node}
        onPick={(node) => void navigate({ search: { ...search, node } })}
      />
      <Choice
        label={t('board.period')}
        value={board.period.kind}
        options={periods.map((period) => ({ value: period, text: t(`board.periods.${period}`) }))}
        onChoose={(period) => void navigate({ search: { ...search, period } })}
      />
      <PrintButton />
      <Button
        className={styles.wall ?? ''}
        icon={<FullscreenOutlined aria-hidden />}
        href={address('/wallboard', { node: board.node.node, period: board.period.kind })}
        target="_blank"
      >
        {t('wallboard.open')}
      </Button>
    </PageHead>
  )
}

function Path({ board }: { board: Board }) {
  const search = useSearch({ from: '/shell/board' })
  return (
    <span className={styles.path}>
      {board.path.map((step, index) =>
        index === board.path.length - 1 ? (
          <span key={step.node}>{step.name}</span>
        ) : (
          <span key={step.node}>
            <Link to="/board" search={{ ...search, node: step.node }}>
              {step.name}
            </Link>
            <i aria-hidden>/</i>
          </span>
        ),
      )}
    </span>
  )
}

function Content({ board }: { board: Board }) {
  const branching = board.children.length > 0
  const ranked = board.ranking.people.length > 0 || board.ranking.teams.length > 0
  const wide = (side: boolean) => `${styles.row} ${side ? '' : styles.single}`
  return (
    <>
      {board.plan === null && <NoPlan />}
      <div className={styles.first}>
        <Hero board={board} />
        <Tiles board={board} />
      </div>
      {board.pace.length > 1 && (
        <div className={wide(branching)}>
          <PaceCard board={board} />
          {branching && <Branches board={board} />}
        </div>
      )}
      {(board.heat.rows.length > 0 || ranked) && (
        <div className={wide(ranked && board.ranking.visibility !== 'none')}>
          <MonthHeat board={board} />
          {ranked && board.ranking.visibility !== 'none' && <Ranking board={board} />}
        </div>
      )}
    </>
  )
}

function NoPlan() {
  const { t } = useTranslation()
  const { can } = useSession()
  return (
    <div className={styles.noPlan} role="note">
      <b>{t('board.noPlan')}</b>
      <span>{t(can.plan ? 'board.noPlanPlanner' : 'board.noPlanReader')}</span>
      {can.plan && <Link to="/plans">{t('board.toPlans')}</Link>}
    </div>
  )
}

function EmptyPeriod({ board }: { board: Board }) {
  const { t } = useTranslation()
  const { can } = useSession()
  return (
    <Card>
      <Notice
        title={t('board.empty')}
        action={
          <>
            {can.import && (
              <Link to="/imports/new" className={styles.primary}>
                {t('board.toImport')}
              </Link>
            )}
            {can.plan && (
              <Link to="/plans" className={styles.secondary}>
                {t('board.toPlans')}
              </Link>
            )}
          </>
        }
      >
        {t('board.emptyDetail', { period: board.period.label, name: board.node.name })}
      </Notice>
    </Card>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('app.loading')}>
      <PageHead title={t('board.title')} detail={t('app.loading')} />
      <div className={styles.first}>
        <Card>
          <Bones height={170} />
        </Card>
        <Card>
          <Bones height={170} />
        </Card>
      </div>
      <div className={styles.row}>
        <Card>
          <Bones height={330} />
        </Card>
        <Card>
          <Bones height={330} />
        </Card>
      </div>
    </div>
  )
}
