import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { startLive, useConnection } from '../app/live.ts'
import { type Format, formatFor } from '../ui/format.ts'
import { Ticker } from './Ticker.tsx'
import { useNow, useScreen, useTurn } from './useScreen.ts'
import styles from './Wallboard.module.css'
import { First, Second, Third } from './WallCards.tsx'
import { isLate, secondsPerStop, stops, type Wallboard, wallboardQuery } from './wallboard.ts'

/** The board for a screen on the wall. The address says everything: place, period, key, places in turn. */
export function WallboardPage() {
  const search = useSearch({ from: '/wallboard' })
  const queries = useQueryClient()
  const places = stops(search)
  const at = useTurn(places.length, secondsPerStop(search))
  const { data: wall, error, dataUpdatedAt } = useQuery(wallboardQuery(places[at], search))
  useScreen()
  useEffect(() => startLive(queries, search.key), [queries, search.key])
  useAskWhenLost()
  const closed = error instanceof Problem && error.status === 401
  return (
    <main className={styles.wall}>
      {wall && !closed ? (
        <Content wall={wall} fetchedAt={dataUpdatedAt} at={at} of={places.length} />
      ) : (
        <Empty error={error} closed={closed} />
      )}
    </main>
  )
}

/** A stream that ends may mean that the key was revoked; the next answer tells. */
function useAskWhenLost() {
  const queries = useQueryClient()
  const lost = useConnection() === 'lost'
  useEffect(() => {
    if (lost) void queries.invalidateQueries({ queryKey: ['wallboard'] })
  }, [lost, queries])
}

function Content({ wall, fetchedAt, at, of }: { wall: Wallboard; fetchedAt: number; at: number; of: number }) {
  const { i18n } = useTranslation()
  const { currency, timeZone } = wall.company
  const format = useMemo(
    () => formatFor(asLanguage(i18n.language), currency, timeZone),
    [i18n.language, currency, timeZone],
  )
  return (
    <>
      <Head wall={wall} format={format} fetchedAt={fetchedAt} at={at} of={of} />
      <div className={styles.cards}>
        <First wall={wall} format={format} />
        <Second wall={wall} format={format} />
        <Third wall={wall} format={format} />
      </div>
      <Ticker news={wall.news} format={format} />
    </>
  )
}

type HeadProps = { wall: Wallboard; format: Format; fetchedAt: number; at: number; of: number }

function Head({ wall, format, fetchedAt, at, of }: HeadProps) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const late = isLate(fetchedAt, now, useConnection())
  const read = clock(new Date(fetchedAt), i18n.language, wall.company.timeZone)
  const about = [
    wall.plan ?? wall.period.label,
    wall.measure.name[asLanguage(i18n.language)],
    t(`wallboard.left.${wall.period.kind}`, { days: wall.daysLeft }),
  ]
  return (
    <header className={styles.head}>
      <h1>{wall.node.name}</h1>
      <p className={styles.about}>{about.join(' · ')}</p>
      {of > 1 && <Rotation at={at} of={of} />}
      <p className={late ? styles.late : styles.fresh} role="status">
        <i aria-hidden />
        {t(late ? 'wallboard.late' : wall.todayFixed ? 'wallboard.read' : 'wallboard.asOf', { time: read })}
      </p>
      <Moment wall={wall} format={format} now={now} />
      {document.fullscreenEnabled && (
        <button type="button" className={styles.full} onClick={() => void document.documentElement.requestFullscreen()}>
          {t('wallboard.fullscreen')}
        </button>
      )}
    </header>
  )
}

/** The day of the figures; the time only where that day is today. */
function Moment({ wall, format, now }: { wall: Wallboard; format: Format; now: number }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = wall.company
  if (wall.todayFixed) {
    return (
      <p className={styles.moment}>
        <small>{t('wallboard.demo')}</small> {format.date(wall.today)}
      </p>
    )
  }
  return (
    <p className={styles.moment}>
      {format.day(dayOf(now, timeZone))} {clock(new Date(now), i18n.language, timeZone)}
    </p>
  )
}

function dayOf(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now)
}

function clock(at: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    at,
  )
}

function Rotation({ at, of }: { at: number; of: number }) {
  const { t } = useTranslation()
  return (
    <span className={styles.rotation} role="img" aria-label={t('wallboard.rotation', { at: at + 1, of })}>
      {Array.from({ length: of }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the place
        <i key={index} className={index === at ? styles.here : undefined} />
      ))}
    </span>
  )
}

function Empty({ error, closed }: { error: Error | null; closed: boolean }) {
  const { t } = useTranslation()
  const title = closed ? t('wallboard.closed') : error ? t('app.failed') : t('wallboard.loading')
  return (
    <section className={styles.empty} role={error ? 'alert' : 'status'}>
      <h1>{title}</h1>
      {error && <p>{closed ? t('wallboard.closedDetail') : error.message}</p>}
    </section>
  )
}
