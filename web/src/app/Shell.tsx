import { SearchOutlined } from '@ant-design/icons'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Bell } from '../notice/Bell.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { AccountMenu, SignedInUser } from './AccountMenu.tsx'
import { DisconnectedBanner, LiveDot } from './LiveDot.tsx'
import { startLive } from './live.ts'
import { type Place, places } from './navigation.tsx'
import { Sheets } from './Sheets.tsx'
import styles from './Shell.module.css'
import { useSession } from './session.ts'

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })))

export function Shell() {
  const { t } = useTranslation()
  const session = useSession()
  const queries = useQueryClient()
  const [searching, setSearching] = useState(false)
  const { work, base, tabs } = places(session)

  useEffect(() => startLive(queries), [queries])
  useEffect(() => resumeOutbox(queries), [queries])
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setSearching(true)
    }
    window.addEventListener('keydown', open)
    return () => window.removeEventListener('keydown', open)
  }, [])

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      <nav className={styles.rail} aria-label={t('app.mainNavigation')}>
        <Link to="/board" className={styles.brand}>
          <img src="/favicon.svg" width={28} height={28} alt="" />
          <span>Gnomon</span>
        </Link>
        {work.map((place) => (
          <RailItem key={place.key} place={place} />
        ))}
        <div className={styles.separator} />
        {base.map((place) => (
          <RailItem key={place.key} place={place} />
        ))}
        <SignedInUser />
      </nav>
      <header className={styles.top}>
        <Link to="/board" className={styles.phoneBrand} aria-label={t('app.toBoard')}>
          <img src="/favicon.svg" width={30} height={30} alt="" />
        </Link>
        <button className={styles.command} type="button" onClick={() => setSearching(true)}>
          <SearchOutlined aria-hidden />
          <span className={styles.commandText}>{t('app.search')}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <LiveDot />
        <Bell />
        <AccountMenu />
      </header>
      <DisconnectedBanner />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <nav className={styles.tabs} aria-label={t('app.tabNavigation')}>
        {tabs.map((place) => (
          <TabItem key={place.key} place={place} />
        ))}
      </nav>
      <Sheets />
      <Toasts />
      {searching && (
        <Suspense fallback={null}>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** What was recorded without a network is sent when there is one again, whichever page is open. */
function resumeOutbox(queries: QueryClient) {
  if (localStorage.getItem('gnomon.outbox')) {
    void import('../activity/outbox.ts').then((outbox) => outbox.startOutbox(queries))
  }
}

function useHere(place: Place): boolean {
  return useRouterState({ select: (state) => state.location.pathname.startsWith(place.to) })
}

function RailItem({ place }: { place: Place }) {
  const { t } = useTranslation()
  const here = useHere(place)
  return (
    <Link
      to={place.to}
      className={`${styles.railItem} ${here ? styles.here : ''}`}
      aria-current={here ? 'page' : undefined}
    >
      {place.icon}
      <span>{t(`app.places.${place.key}`)}</span>
    </Link>
  )
}

function TabItem({ place }: { place: Place }) {
  const { t } = useTranslation()
  const here = useHere(place)
  return (
    <Link to={place.to} className={`${styles.tab} ${here ? styles.here : ''}`} aria-current={here ? 'page' : undefined}>
      {place.icon}
      <span className={styles.tabText}>{t(`app.tabs.${place.key}`)}</span>
    </Link>
  )
}
