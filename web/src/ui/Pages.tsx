import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './Pages.module.css'

type Props = { total: number; size: number; page: number; onGo: (page: number) => void }

/** Steps through the pages of a list; nothing where all of it is on one. */
export function Pages({ total, size, page, onGo }: Props) {
  const { t } = useTranslation()
  const pages = Math.ceil(total / size)
  if (pages <= 1) return null
  return (
    <nav className={styles.pages} aria-label={t('app.pages')}>
      <Button disabled={page <= 1} onClick={() => onGo(page - 1)}>
        {t('app.previous')}
      </Button>
      <span>{t('app.pageOf', { page, pages })}</span>
      <Button disabled={page >= pages} onClick={() => onGo(page + 1)}>
        {t('app.next')}
      </Button>
    </nav>
  )
}
