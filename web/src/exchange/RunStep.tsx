import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card } from '../ui/Page.tsx'
import { CountTiles } from './CheckStep.tsx'
import {
  type Batch,
  type Entity,
  errorFiles,
  type ImportRequest,
  importQuery,
  isFinished,
  phaseName,
  total,
} from './exchange.ts'
import styles from './ImportPage.module.css'
import { withoutEmpty } from './useCheck.ts'

/** Starts the import once (its id makes a repeated start harmless) and follows it to its end. */
export function RunStep({
  id,
  request,
  entities,
}: {
  id: string
  request: ImportRequest
  entities: readonly Entity[]
}) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const start = useQuery({
    queryKey: ['import-start', id],
    queryFn: () => post<Batch>('/api/imports', { id, ...request, files: request.files.map(withoutEmpty) }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const { data: batch } = useQuery({ ...importQuery(id), enabled: start.isSuccess })
  const finished = batch !== undefined && isFinished(batch)
  useEffect(() => {
    if (!finished) return
    for (const key of ['board', 'measure-values', 'units', 'people', 'plans'])
      void queries.invalidateQueries({ queryKey: [key] })
  }, [finished, queries])

  if (start.error) return <Notice title={t('exchange.notStarted')}>{start.error.message}</Notice>
  if (!batch) return <Bones height={220} />
  return (
    <Card className={styles.run} title={t(`exchange.runTitle.${batch.status}`)}>
      {finished ? <Result batch={batch} /> : <Running batch={batch} entities={entities} />}
    </Card>
  )
}

function Running({ batch, entities }: { batch: Batch; entities: readonly Entity[] }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const cancel = useMutation({ mutationFn: () => post<void>(`/api/imports/${batch.id}/cancel`) })
  const { done, total: of, phase } = batch.progress ?? { done: 0, total: 0, phase: '' }
  return (
    <div className={styles.running} role="status">
      <div>
        <Progress
          percent={of > 0 ? Math.floor((done / of) * 100) : 0}
          status="active"
          aria-label={t('exchange.progress')}
        />
        <span className={styles.note}>
          {phaseName(phase, entities, asLanguage(i18n.language), t('exchange.posting'))}{' '}
          {of > 0 && t('exchange.doneOf', { done: format.number(done), total: format.number(of) })}
        </span>
      </div>
      <Button disabled={cancel.isPending || cancel.isSuccess} onClick={() => cancel.mutate()}>
        {t('exchange.cancel')}
      </Button>
    </div>
  )
}

export function Result({ batch }: { batch: Batch }) {
  const { t } = useTranslation()
  const format = useFormat()
  const counts = total(batch)
  return (
    <div>
      {batch.problem && <Alert type={batch.status === 'failed' ? 'error' : 'warning'} showIcon title={batch.problem} />}
      <CountTiles counts={counts} />
      <p className={styles.note}>{t('exchange.entries', { entries: format.number(batch.entries) })}</p>
      <div className={styles.buttons}>
        {errorFiles(batch).map((file) => (
          <Button key={file.name} href={file.href} download>
            {t('exchange.errorFile', { name: file.name, rejected: file.rejected })}
          </Button>
        ))}
        <Link to="/imports" className={styles.link}>
          {t('exchange.history')}
        </Link>
        <Link to="/board" search={{}} className={styles.link}>
          {t('app.toBoard')}
        </Link>
      </div>
    </div>
  )
}
