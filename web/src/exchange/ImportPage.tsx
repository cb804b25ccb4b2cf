import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Steps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId } from '../app/http.ts'
import { useNarrow } from '../ui/media.ts'
import { Card, PageHead } from '../ui/Page.tsx'
import { CheckStep } from './CheckStep.tsx'
import {
  entitiesQuery,
  firstMapping,
  type ImportRequest,
  type Mapping,
  type Mode,
  missingFields,
  sourceName,
  type UploadedFile,
} from './exchange.ts'
import styles from './ImportPage.module.css'
import { MappingStep } from './MappingStep.tsx'
import { RunStep } from './RunStep.tsx'
import { UploadStep } from './UploadStep.tsx'
import { ValuesStep } from './ValuesStep.tsx'

export type Draft = {
  files: UploadedFile[]
  mappings: Record<string, Mapping>
  mode: Mode
  source: string
  history: boolean
}
const STEPS = ['upload', 'mapping', 'values', 'check', 'run'] as const

/** From files to facts in five steps; nothing is written before the last. */
export function ImportPage() {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const [step, setStep] = useState(0)
  const [id] = useState(freshId)
  const [draft, setDraft] = useState<Draft>({ files: [], mappings: {}, mode: 'update', source: '', history: false })
  const { data: entities = [] } = useQuery(entitiesQuery)
  const mappings = draft.files.map((file) => draft.mappings[file.file] ?? firstMapping(file))
  const request: ImportRequest = {
    files: mappings,
    mode: draft.mode,
    source: sourceName(draft.source, draft.files),
    history: draft.history,
  }
  const change = (mapping: Mapping) =>
    setDraft((before) => ({ ...before, mappings: { ...before.mappings, [mapping.file]: mapping } }))
  const mapped = mappings.every((mapping) => mapping.entity !== '' && missingFields(mapping, entities).length === 0)
  const name = STEPS[step] ?? 'upload'
  return (
    <>
      <PageHead title={t('exchange.title')} detail={t('exchange.detail')}>
        <Link to="/imports" className={styles.link}>
          {t('exchange.history')}
        </Link>
      </PageHead>
      <Card className={styles.steps}>
        {narrow ? (
          <b>
            {step + 1} / {STEPS.length} · {t(`exchange.steps.${name}`)}
          </b>
        ) : (
          <Steps current={step} size="small" items={STEPS.map((key) => ({ title: t(`exchange.steps.${key}`) }))} />
        )}
      </Card>
      {name === 'upload' && (
        <UploadStep
          files={draft.files}
          onChange={(files) => setDraft((before) => ({ ...before, files: files(before.files) }))}
        />
      )}
      {name === 'mapping' && (
        <MappingStep draft={draft} mappings={mappings} entities={entities} onChange={change} onDraft={setDraft} />
      )}
      {name === 'values' && <ValuesStep request={request} files={draft.files} entities={entities} onChange={change} />}
      {name === 'check' && <CheckStep request={request} files={draft.files} entities={entities} />}
      {name === 'run' && <RunStep id={id} request={request} entities={entities} />}
      {name !== 'run' && (
        <div className={styles.buttons}>
          {step > 0 && <Button onClick={() => setStep(step - 1)}>{t('exchange.back')}</Button>}
          <Button
            type="primary"
            disabled={draft.files.length === 0 || (name === 'mapping' && !mapped)}
            onClick={() => setStep(step + 1)}
          >
            {t(name === 'check' ? 'exchange.start' : 'exchange.next')}
          </Button>
        </div>
      )}
    </>
  )
}
