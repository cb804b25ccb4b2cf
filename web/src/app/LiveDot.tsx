import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './LiveDot.module.css'
import { useConnection } from './live.ts'
import { useSession } from './session.ts'
import { useFormat } from './useFormat.ts'

const PATIENCE_MILLIS = 4_000

/** Says whether the figures on the screen follow the facts, and up to which day they reach. */
export function LiveDot() {
  const { t } = useTranslation()
  const connection = useConnection()
  const { company } = useSession()
  const format = useFormat()
  const asOf = company.todayFixed
    ? t('app.asOfDemo', { day: format.date(company.today) })
    : t('app.asOf', { day: format.day(company.today) })
  return (
    <span className={styles.dot}>
      <i className={styles[connection]} aria-hidden />
      {t(`app.connection.${connection}`)}
      <span className={styles.asOf}>{asOf}</span>
    </span>
  )
}

/** Appears when the stream stays away for a while; a short reconnect is not worth a line. */
export function DisconnectedBanner() {
  const { t } = useTranslation()
  const lost = useConnection() === 'lost'
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!lost) return setShown(false)
    const timer = setTimeout(() => setShown(true), PATIENCE_MILLIS)
    return () => clearTimeout(timer)
  }, [lost])
  return (
    <div className={styles.banner} role="status" hidden={!shown}>
      {shown && t(navigator.onLine ? 'app.disconnected' : 'app.offline')}
    </div>
  )
}
