import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import type { Status } from '../ui/status.ts'
import { type Batch, errorFiles, importsQuery, total } from './exchange.ts'
import styles from './ImportsPage.module.css'

const TONE: Record<Batch['status'], Status> = {
  waiting: 'none',
  running: 'on',
  done: 'ahead',
  cancelled: 'none',
  failed: 'alarm',
}

/** What has come in, when, from whom, and what was refused. */
export function ImportsPage() {
  const { t } = useTranslation()
  const { data: batches, error, refetch } = useQuery(importsQuery)
  const create = (
    <Link to="/imports/new" className={styles.create}>
      {t('exchange.newImport')}
    </Link>
  )
  return (
    <>
      <PageHead title={t('exchange.historyTitle')} detail={t('exchange.historyDetail')}>
        {create}
      </PageHead>
      <Card>
        {error && !batches && <Failure error={error} onRetry={() => void refetch()} />}
        {!error && !batches && <Bones height={220} />}
        {batches?.length === 0 && (
          <Notice title={t('exchange.noImports')} action={create}>
            {t('exchange.noImportsDetail')}
          </Notice>
        )}
        <ul>
          {batches?.map((batch) => (
            <BatchRow key={batch.id} batch={batch} />
          ))}
        </ul>
      </Card>
    </>
  )
}

function BatchRow({ batch }: { batch: Batch }) {
  const { t } = useTranslation()
  const format = useFormat()
  const counts = total(batch)
  return (
    <li className={styles.batch}>
      <span className={styles.name}>
        <b>{batch.source}</b>
        <small>
          {format.moment(batch.startedAt)} · {batch.by} · {batch.files.map((file) => file.name).join(t('app.comma'))}
        </small>
        {batch.problem && <small className={styles.problem}>{batch.problem}</small>}
      </span>
      <span>
        <Pill tone={TONE[batch.status]}>{t(`exchange.status.${batch.status}`)}</Pill>
      </span>
      <span className={styles.counts}>
        {t('exchange.summary', {
          read: format.number(counts.read),
          added: format.number(counts.added),
          changed: format.number(counts.changed),
        })}
        {errorFiles(batch).map((file) => (
          <a key={file.name} href={file.href} download>
            {t('exchange.errorFile', { name: file.name, rejected: file.rejected })}
          </a>
        ))}
      </span>
    </li>
  )
}
