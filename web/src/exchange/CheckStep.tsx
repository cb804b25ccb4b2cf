import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import { Table } from '../ui/Table.tsx'
import type { CheckedFile, Counts, Entity, ImportRequest, UploadedFile } from './exchange.ts'
import styles from './ImportPage.module.css'
import { useCheck } from './useCheck.ts'

type CheckStepProps = { request: ImportRequest; files: readonly UploadedFile[]; entities: readonly Entity[] }

/** What the import would do, before it does it. */
export function CheckStep({ request, files, entities }: CheckStepProps) {
  const { t } = useTranslation()
  const { data: check, error } = useCheck(request)
  if (error) return <Notice title={t('exchange.checkFailed')}>{error.message}</Notice>
  if (!check) return <Bones height={260} />
  return (
    <div className={styles.stack}>
      {check.files.map((file) => (
        <CheckedCard
          key={file.file}
          file={file}
          name={files.find((candidate) => candidate.file === file.file)?.name ?? ''}
          entity={entities.find((entity) => entity.entity === file.entity)}
        />
      ))}
    </div>
  )
}

function CheckedCard({ file, name, entity }: { file: CheckedFile; name: string; entity: Entity | undefined }) {
  const { t, i18n } = useTranslation()
  const language = asLanguage(i18n.language)
  return (
    <Card
      title={name}
      note={entity?.name[language]}
      extra={
        file.rejected === 0 ? (
          <Pill tone="ahead">{t('exchange.clean')}</Pill>
        ) : (
          <Pill tone="behind">{t('exchange.someRejected', { count: file.rejected })}</Pill>
        )
      }
    >
      <CountTiles counts={file} />
      {file.errors.length > 0 && (
        <>
          <p className={styles.note}>{t('exchange.firstErrors')}</p>
          <Table
            label={t('exchange.firstErrors')}
            columns={[
              { key: 'line', text: t('exchange.line'), figure: true },
              { key: 'field', text: t('exchange.field') },
              { key: 'value', text: t('exchange.value') },
              { key: 'problem', text: t('exchange.problem') },
            ]}
            rows={file.errors.map((error, index) => ({
              key: `${index}-${error.line}`,
              cells: [
                error.line,
                entity?.fields.find((field) => field.field === error.field)?.name[language] ?? error.field ?? '',
                error.value ?? '',
                error.problem,
              ],
            }))}
          />
        </>
      )}
    </Card>
  )
}

export function CountTiles({ counts }: { counts: Counts }) {
  const { t } = useTranslation()
  const format = useFormat()
  const keys = ['read', 'added', 'changed', 'unchanged', 'rejected'] as const
  return (
    <div className={styles.counts}>
      {keys.map((key) => (
        <div key={key} className={`${styles.count} ${key === 'rejected' && counts.rejected > 0 ? styles.bad : ''}`}>
          <small>{t(`exchange.counts.${key}`)}</small>
          <b data-testid={`import-${key}`}>{format.number(counts[key])}</b>
        </div>
      ))}
    </div>
  )
}
