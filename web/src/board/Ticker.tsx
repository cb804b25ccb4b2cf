import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '../ui/format.ts'
import { useStill } from '../ui/media.ts'
import styles from './Wallboard.module.css'
import type { News } from './wallboard.ts'

const PIXELS_PER_SECOND = 70
const MOST_WINS = 7

/** The newest wins in one line. It runs only when it does not fit, and never for those who want nothing to move. */
export function Ticker({ news, format }: { news: News[]; format: Format }) {
  const { t } = useTranslation()
  const still = useStill()
  const line = useRef<HTMLUListElement>(null)
  const [overflow, setOverflow] = useState(0)
  useLayoutEffect(() => {
    const list = line.current
    const window = list?.parentElement
    if (!list || !window) return
    const measure = () => setOverflow(list.scrollWidth > window.clientWidth ? list.scrollWidth : 0)
    const watching = new ResizeObserver(measure)
    watching.observe(list)
    watching.observe(window)
    return () => watching.disconnect()
  }, [])
  const running = overflow > 0 && !still
  return (
    <section className={styles.ticker} aria-label={t('wallboard.news')}>
      <b>{t('wallboard.news')}</b>
      <div className={styles.window}>
        <div
          className={running ? styles.running : undefined}
          style={running ? { animationDuration: `${overflow / PIXELS_PER_SECOND}s` } : undefined}
        >
          <Line list={line} news={news} format={format} />
          {running && <Line news={news} format={format} hidden />}
        </div>
        {news.length === 0 && <span className={styles.noNews}>{t('wallboard.noNews')}</span>}
      </div>
    </section>
  )
}

type LineProps = { list?: React.RefObject<HTMLUListElement | null>; news: News[]; format: Format; hidden?: boolean }

function Line({ list, news, format, hidden }: LineProps) {
  const { t } = useTranslation()
  return (
    <ul ref={list} aria-hidden={hidden}>
      {news.map((win, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two wins may look the same
        <li key={index}>
          {format.day(win.day)} {win.unit} {win.person} {t('wallboard.won')} {win.customer}{' '}
          <b>{format.short(win.amount, 'money')}</b>
        </li>
      ))}
    </ul>
  )
}

/** The newest wins as a list, where there is nobody to rank. */
export function Wins({ news, format }: { news: News[]; format: Format }) {
  const { t } = useTranslation()
  return (
    <section className={styles.card}>
      <h2>{t('wallboard.wins')}</h2>
      <ul className={`${styles.ranking} ${news.length < 6 ? styles.few : ''}`}>
        {news.slice(0, MOST_WINS).map((win, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two wins may look the same
          <li key={index}>
            <span className={styles.rank}>{format.day(win.day)}</span>
            <span className={styles.name}>
              {win.person ?? win.unit}
              <small>{win.customer ?? (win.person === null ? '' : win.unit)}</small>
            </span>
            <b>{format.short(win.amount, 'money')}</b>
          </li>
        ))}
      </ul>
      {news.length === 0 && <p className={styles.rest}>{t('wallboard.noNews')}</p>}
    </section>
  )
}
