import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import { statusColour } from '../ui/status.ts'
import type { DealNode } from './deals.ts'
import styles from './FunnelRows.module.css'
import { barWidths, type Funnel, type FunnelLine, longestStay, stayStatus } from './funnel.ts'

/** The nodes one below the other; each conversion stands between the node that is left and the next. */
export function FunnelRows({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation()
  const format = useFormat()
  const widths = barWidths(funnel.nodes)
  const longest = longestStay(funnel.nodes)
  const largest = Math.max(...funnel.nodes.map((line) => Number(line.amount ?? 0)))
  const money = format.tableUnit(largest, 'money')
  return (
    <>
      <div className={`${styles.row} ${styles.header}`} aria-hidden>
        <span>{t('funnel.node')}</span>
        <span>{t('funnel.deals')}</span>
        <span className={styles.figure}>{t('funnel.amount', { unit: money.text })}</span>
        <span>{t('funnel.conversion')}</span>
        <span>{t('funnel.dwell')}</span>
      </div>
      <ol className={styles.rows}>
        {funnel.nodes.map((line, index) => {
          const next = funnel.nodes[index + 1]
          return (
            <li key={line.node} className={`${styles.row} ${line.bottleneck ? styles.bottleneck : ''}`}>
              <span className={styles.name}>
                <i aria-hidden>{index + 1}</i>
                {t(`deals.nodes.${line.node}`)}
              </span>
              <Bar line={line} width={widths[index] ?? { entered: 0, expected: null }} />
              <span className={`${styles.figure} ${styles.amount}`}>
                <span className={styles.hidden}>{t('funnel.amount', { unit: money.text })} </span>
                {line.amount === null ? '—' : money.plain(line.amount)}
                <span className={styles.unit}> {money.text}</span>
              </span>
              <Stay line={line} longest={longest} />
              {next && <Conversion line={line} next={next.node} />}
            </li>
          )
        })}
      </ol>
    </>
  )
}

function Bar({ line, width }: { line: FunnelLine; width: { entered: number; expected: number | null } }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = format.number(line.entered)
  const fits = width.entered > 0.14
  return (
    <div className={styles.bar}>
      <div className={styles.fill} style={{ width: `${width.entered * 100}%` }} aria-hidden />
      <span
        className={`${styles.count} ${fits ? styles.inside : ''}`}
        style={fits ? undefined : { left: `${width.entered * 100}%` }}
      >
        <span aria-hidden>{shown}</span>
        <span className={styles.hidden}>{t('funnel.entered', { count: line.entered, shown })}</span>
      </span>
      {width.expected !== null && (
        <span className={styles.expected} style={{ left: `${width.expected * 100}%` }}>
          <span className={styles.hidden}>
            {t('funnel.expected', { shown: format.number(Math.round(Number(line.expected))) })}
          </span>
        </span>
      )}
    </div>
  )
}

/** Conversion against baseline, with the sample and interval that say how sure it is. */
function Conversion({ line, next }: { line: FunnelLine; next: DealNode }) {
  const { t } = useTranslation()
  const format = useFormat()
  const to = t('funnel.to', { next: t(`deals.nodes.${next}`) })
  const open = line.open > 0 && t('funnel.openOf', { shown: format.number(line.open) })
  if (line.conversion === null || line.low === null || line.high === null) {
    return (
      <div className={styles.conversion}>
        <span className={styles.hidden}>{to} </span>
        <span className={styles.arrow} aria-hidden />
        <small>{line.entered > 0 ? t('funnel.undecided') : '—'}</small>
        {open && <small>{open}</small>}
      </div>
    )
  }
  const gap = line.gapPoints === null ? null : Number(line.gapPoints)
  const tone = gap === null || gap >= 0 ? styles.good : line.significant ? styles.bad : styles.unproven
  return (
    <div className={styles.conversion} title={line.baselineFrom ? t(`funnel.baselineFrom.${line.baselineFrom}`) : ''}>
      <span className={styles.arrow} aria-hidden />
      <span className={styles.hidden}>{to} </span>
      <span className={styles.rate}>
        <b className={line.significant ? styles.bad : undefined}>{format.percent(line.conversion)}</b>
        <small> / {line.baseline === null ? t('funnel.noBaseline') : format.percent(line.baseline, 0)}</small>
        {gap !== null && <em className={tone}>{pointsText(gap)}</em>}
        {open && <small className={styles.open}>{open}</small>}
      </span>
      <small className={styles.sample}>
        {t('funnel.sample', {
          cases: format.number(line.forward + line.lost),
          low: format.number(Number(line.low) * 100, 1),
          high: format.percent(line.high),
        })}
      </small>
    </div>
  )
}

function pointsText(gap: number): string {
  return `${gap > 0 ? '+' : gap < 0 ? '\u2212' : ''}${Math.abs(gap).toFixed(1)}`
}

function Stay({ line, longest }: { line: FunnelLine; longest: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = stayStatus(line)
  const limit = line.limitDays === null ? null : format.number(line.limitDays, Number(line.limitDays) % 1 === 0 ? 0 : 1)
  const share = (days: string) => `${Math.min(1, Number(days) / longest) * 100}%`
  if (line.dwell === null) {
    return (
      <div className={styles.stay}>
        <span className={styles.days}>
          <span>{t('funnel.noStay')}</span>
          {limit && <span>{t('funnel.limitOf', { days: limit })}</span>}
        </span>
        <div className={styles.track} />
      </div>
    )
  }
  const one = (days: string | null) => (days === null ? '—' : format.number(days, 1))
  const detail = t('funnel.stayDetail', {
    visits: format.number(line.dwell.visits),
    mean: one(line.dwell.mean),
    median: one(line.dwell.median),
    p90: one(line.dwell.p90),
  })
  const over = status === 'behind' || status === 'alarm'
  return (
    <div className={styles.stay} title={detail}>
      <span className={styles.days}>
        <span>
          <span className={styles.phoneWord}>{t('funnel.stay')} </span>
          <b className={styles[status]}>{one(line.dwell.mean)}</b>
          {over && <em className={styles[status]}> {t(`funnel.stayStatus.${status}`)}</em>}
        </span>
        {limit && <span>{t('funnel.limitOf', { days: limit })}</span>}
      </span>
      <div className={styles.track}>
        <div
          className={styles.stayFill}
          style={{ width: share(line.dwell.mean), background: statusColour[status === 'none' ? 'none' : status] }}
        />
        {line.limitDays !== null && <div className={styles.limit} style={{ left: share(line.limitDays) }} />}
      </div>
      <span className={styles.hidden}>{detail}</span>
    </div>
  )
}
