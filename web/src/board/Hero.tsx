import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { tokens } from '../app/tokens.ts'
import { useFormat } from '../app/useFormat.ts'
import { Figure } from '../ui/Figure.tsx'
import { Card } from '../ui/Page.tsx'
import { StatusPill } from '../ui/Pill.tsx'
import { Ring } from '../ui/Ring.tsx'
import type { Board } from './board.ts'
import styles from './Hero.module.css'

/** The answer to "are we on pace?" in one glance. */
export function Hero({ board }: { board: Board }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { unit } = board.measure
  const name = board.measure.name[asLanguage(i18n.language)]
  const gap = Number(board.gap ?? 0)
  return (
    <Card className={styles.card}>
      <div className={styles.hero}>
        {board.share !== null && <PaceRing board={board} share={board.share} />}
        <div className={styles.figures}>
          <div className={styles.label}>{t('board.cumulative', { measure: name })}</div>
          <Figure value={board.done} unit={unit} testId="board-done" />
          {board.target !== null && (
            <StatusPill status={board.status}>
              {board.gap !== null && board.status !== 'none' && (
                <>
                  · {t(gap < 0 ? 'board.short' : 'board.over')} {format.short(Math.abs(gap), unit)}
                </>
              )}
            </StatusPill>
          )}
          <Facts board={board} />
        </div>
      </div>
    </Card>
  )
}

function PaceRing({ board, share }: { board: Board; share: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const reached = format.percent(share)
  const due = board.dueShare === null ? null : format.percent(board.dueShare)
  return (
    <Ring
      share={Number(share)}
      due={board.dueShare === null ? null : Number(board.dueShare)}
      status={board.status}
      size={136}
      width={13}
      label={due === null ? t('board.ring', { reached }) : t('board.ringDue', { reached, due })}
    >
      <text
        x="68"
        y="67"
        textAnchor="middle"
        fontSize="25"
        fontWeight="600"
        fill={tokens['ink-1']}
        data-testid="board-share"
      >
        {reached}
      </text>
      {due !== null && (
        <text x="68" y="87" textAnchor="middle" fontSize="12" fill={tokens['ink-3']}>
          {t('board.due', { due })}
        </text>
      )}
    </Ring>
  )
}

function Facts({ board }: { board: Board }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { unit } = board.measure
  const { remaining, total } = board.workingDays
  const left = board.target === null ? null : Number(board.target) - Number(board.done)
  return (
    <dl className={styles.facts}>
      {board.target !== null && (
        <>
          <dt>{t(`board.targetOf.${board.period.kind}`)}</dt>
          <dd>{format.short(board.target, unit)}</dd>
        </>
      )}
      {left !== null && (
        <>
          <dt>{t(left > 0 ? 'board.left' : 'board.beyond')}</dt>
          <dd>{format.short(Math.abs(left), unit)}</dd>
        </>
      )}
      {board.neededPerDay !== null && remaining > 0 && (
        <>
          <dt>{t('board.perDay')}</dt>
          <dd>{format.short(board.neededPerDay, unit)}</dd>
        </>
      )}
      <dt>{t('board.workingDays')}</dt>
      <dd>{t('board.workingDaysLeft', { remaining, total })}</dd>
    </dl>
  )
}
