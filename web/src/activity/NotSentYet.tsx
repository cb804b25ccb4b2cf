import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session.ts'
import styles from './Lines.module.css'
import { forget, retry, useOutbox } from './outbox.ts'

/** What still waits for a network, and what the server has refused. */
export function NotSentYet() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { user } = useSession()
  const waiting = useOutbox().filter((each) => each.user === user.id)
  if (waiting.length === 0) return null
  return (
    <div className={styles.unsent} role="status">
      <span>{t('activity.unsent', { count: waiting.length })}</span>
      <ul>
        {waiting.map((each) => (
          <li key={each.id}>
            <span>
              {t(`activity.kinds.${each.kind}`)} · {(each.deal ?? each.customer)?.name}
              {each.refused && <small> {each.refused}</small>}
            </span>
            {each.refused && (
              <Button size="small" onClick={() => forget(each.id)}>
                {t('activity.drop')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <span>
        <Button onClick={() => retry(queries)}>{t('app.tryAgain')}</Button>
      </span>
    </div>
  )
}
