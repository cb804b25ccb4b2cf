import { useTranslation } from 'react-i18next'
import type { Format } from '../ui/format.ts'
import type { Status } from '../ui/status.ts'
import type { Branch, HeatMonth, Ranked } from './board.ts'
import { Wins } from './Ticker.tsx'
import styles from './Wallboard.module.css'
import { barOf, type Wallboard } from './wallboard.ts'

type Props = { wall: Wallboard; format: Format }
const MOST_UNITS = 12
const ROOMY_UNITS = 8
const FEW = 4
const MOST_PEOPLE = 9

/** How far the place is: the number that is read from across the room. */
export function First({ wall, format }: Props) {
  const { t } = useTranslation()
  const { kind } = wall.period
  const { unit } = wall.measure
  const hero = wall.share === null ? format.hero(wall.done, unit) : format.hero(wall.share, 'ratio')
  return (
    <section className={styles.card}>
      <h2>
        {t(wall.share === null ? `wallboard.done.${kind}` : `wallboard.share.${kind}`)}
        {wall.share !== null && <Word status={wall.status} gap={wall.gap} wall={wall} format={format} />}
      </h2>
      <p
        className={`${styles.hero} ${wall.share === null ? styles.amount : ''} ${styles[wall.status]}`}
        data-testid="wall-share"
      >
        <small>{hero.prefix}</small>
        {hero.digits}
        <small>{hero.unit}</small>
      </p>
      {wall.share !== null && (
        <Bar share={Number(wall.share)} due={asNumber(wall.dueShare)} status={wall.status} format={format} thick />
      )}
      <Facts wall={wall} format={format} />
      {wall.branches.length > 0 && <MonthBars wall={wall} format={format} plain={String} small />}
    </section>
  )
}

function Facts({ wall, format }: Props) {
  const { t } = useTranslation()
  const { unit } = wall.measure
  return (
    <dl className={styles.facts}>
      {wall.dueShare !== null && (
        <div>
          <dt>{t('wallboard.due')}</dt>
          <dd>{format.percent(wall.dueShare)}</dd>
        </div>
      )}
      {wall.target === null ? (
        <div>
          <dt>{t('wallboard.noPlan')}</dt>
        </div>
      ) : (
        <div>
          <dt>{t('wallboard.total')}</dt>
          <dd>
            <span data-testid="wall-done">{format.short(wall.done, unit)}</span>
            <small> / {format.short(wall.target, unit)}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('wallboard.today')}</dt>
        <dd>
          {format.short(wall.day.done, unit)}
          {Number(wall.day.due) > 0 && (
            <small> / {t('wallboard.todayDue', { amount: format.short(wall.day.due ?? 0, unit) })}</small>
          )}
        </dd>
      </div>
      {wall.wonThisWeek !== null && (
        <div>
          <dt>{t('wallboard.week')}</dt>
          <dd>{t('wallboard.deals', { count: Number(wall.wonThisWeek) })}</dd>
        </div>
      )}
    </dl>
  )
}

/** What the place consists of: its units, or where it has none, its months. */
export function Second({ wall, format }: Props) {
  return wall.branches.length > 0 ? <Units wall={wall} format={format} /> : <Months wall={wall} format={format} />
}

function Units({ wall, format }: Props) {
  const { t } = useTranslation()
  const shown = wall.branches.slice(0, MOST_UNITS)
  const rest = wall.branches.length - shown.length
  const largest = Math.max(1, ...wall.branches.map((branch) => Number(branch.done)))
  return (
    <section className={styles.card}>
      <h2>{t(wall.target === null ? 'wallboard.unitsNoPlan' : 'wallboard.units')}</h2>
      <ul className={`${styles.units} ${spacing(shown.length)}`}>
        {shown.map((branch) => (
          <UnitRow key={branch.node + branch.name} branch={branch} largest={largest} wall={wall} format={format} />
        ))}
      </ul>
      {rest > 0 && <p className={styles.rest}>{t('wallboard.moreUnits', { count: rest })}</p>}
    </section>
  )
}

function spacing(rows: number): string {
  if (rows < FEW) return styles.airy ?? ''
  return (rows > ROOMY_UNITS ? styles.dense : '') ?? ''
}

function UnitRow({ branch, largest, wall, format }: Props & { branch: Branch; largest: number }) {
  const planned = branch.share !== null
  return (
    <li>
      <span className={styles.name}>{branch.name}</span>
      <b>{planned ? format.percent(branch.share ?? 0) : format.short(branch.done, wall.measure.unit)}</b>
      <span className={styles.word}>
        {planned && <Word status={branch.status} gap={branch.gap} wall={wall} format={format} />}
      </span>
      <Bar
        share={planned ? Number(branch.share) : Number(branch.done) / largest}
        due={planned ? asNumber(branch.dueShare) : null}
        status={planned ? branch.status : 'on'}
        format={format}
      />
    </li>
  )
}

function Months({ wall, format }: Props) {
  const { t } = useTranslation()
  const scale = format.tableUnit(Math.max(1, ...wall.months.map(largestOf)), wall.measure.unit)
  return (
    <section className={styles.card}>
      <h2>
        {t('wallboard.months')}
        <span className={styles.note}>{scale.text}</span>
      </h2>
      <MonthBars wall={wall} format={format} plain={scale.plain} />
    </section>
  )
}

function MonthBars({ wall, format, plain, small }: Props & { plain: (value: string) => string; small?: boolean }) {
  const largest = Math.max(1, ...wall.months.map(largestOf))
  return (
    <ol className={`${styles.months} ${small ? styles.small : ''}`}>
      {wall.months.map((month) => (
        <li key={month.month} className={month.state === 'current' ? styles.current : undefined}>
          <span className={styles.figure}>{month.state === 'future' ? '' : plain(month.done)}</span>
          <span className={styles.column} aria-hidden>
            <i className={styles[month.status]} style={{ height: percent(Number(month.done) / largest) }} />
            {Number(month.plan) > 0 && <u style={{ bottom: percent(Number(month.plan) / largest) }} />}
          </span>
          <span className={styles.label}>{format.month(month.month)}</span>
        </li>
      ))}
    </ol>
  )
}

function largestOf(month: HeatMonth): number {
  return Math.max(Number(month.done), Number(month.plan))
}

function percent(part: number): string {
  return `${Math.max(0, part) * 100}%`
}

/** Who leads: people, else teams, else the newest wins. */
export function Third({ wall, format }: Props) {
  const { t } = useTranslation()
  const people = wall.people.length > 0
  const ranked = (people ? wall.people : wall.teams).slice(0, MOST_PEOPLE)
  if (ranked.length === 0) return <Wins news={wall.news} format={format} />
  return (
    <section className={styles.card}>
      <h2>{t(people ? 'wallboard.people' : 'wallboard.teams')}</h2>
      <ol className={`${styles.ranking} ${ranked.length < FEW + 2 ? styles.few : ''}`}>
        {ranked.map((entry) => (
          <RankedRow key={entry.node} entry={entry} wall={wall} format={format} />
        ))}
      </ol>
    </section>
  )
}

function RankedRow({ entry, wall, format }: Props & { entry: Ranked }) {
  const value =
    entry.attainment === null ? format.short(entry.done, wall.measure.unit) : format.percent(entry.attainment, 0)
  return (
    <li>
      <span className={entry.rank <= 3 ? styles.top : styles.rank}>{entry.rank}</span>
      <span className={styles.name}>
        {entry.name}
        {entry.unitName !== null && <small>{entry.unitName}</small>}
      </span>
      <b>{value}</b>
    </li>
  )
}

function Word({ status, gap, wall, format }: Props & { status: Status; gap: string | null }) {
  const { t } = useTranslation()
  return (
    <span className={styles[status]}>
      {t(`app.status.${status}`)}
      {gap !== null && status !== 'none' && ` ${format.signed(gap, wall.measure.unit)}`}
    </span>
  )
}

type BarProps = { share: number; due: number | null; status: Status; format: Format; thick?: boolean }

function Bar({ share, due, status, format, thick }: BarProps) {
  const { t } = useTranslation()
  const { fill, mark } = barOf(share, due)
  const reached = format.percent(share)
  const label = due === null ? t('board.ring', { reached }) : t('board.ringDue', { reached, due: format.percent(due) })
  return (
    <div className={`${styles.bar} ${thick ? styles.thick : ''}`} role="img" aria-label={label}>
      <i className={styles[status]} style={{ width: `${fill}%` }} />
      {mark !== null && <u style={{ left: `${mark}%` }} />}
    </div>
  )
}

function asNumber(text: string | null): number | null {
  return text === null ? null : Number(text)
}
