import { CloseOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Toasts.module.css'
import { dismissToast, type Toast, useToasts } from './toast.ts'

/** The messages at the foot of the screen, read out when they come; pointing at one makes it stay. */
export function Toasts() {
  const { t } = useTranslation()
  const toasts = useToasts()
  return (
    <section className={styles.toasts} aria-live="polite" aria-label={t('app.messages')}>
      {toasts.map((entry) => (
        <ToastLine key={entry.id} entry={entry} />
      ))}
    </section>
  )
}

function ToastLine({ entry }: { entry: Toast }) {
  const { t } = useTranslation()
  const [held, setHeld] = useState(false)
  const { id, millis, action } = entry
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(id), millis)
    return () => clearTimeout(timer)
  }, [id, millis, held])
  return (
    <div
      role="group"
      className={`${styles.toast} ${styles[entry.tone]}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{entry.text}</span>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            dismissToast(id)
            action.run()
          }}
        >
          {action.text}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={t('app.close')} onClick={() => dismissToast(id)}>
        <CloseOutlined aria-hidden />
      </button>
    </div>
  )
}
