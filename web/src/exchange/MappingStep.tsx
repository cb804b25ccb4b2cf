import { Input, Radio, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { Card } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import {
  type Entity,
  type Field,
  type Mapping,
  type Mode,
  missingFields,
  sourceName,
  type UploadedFile,
} from './exchange.ts'
import styles from './ImportPage.module.css'
import type { Draft } from './ImportPage.tsx'

type MappingStepProps = {
  draft: Draft
  mappings: readonly Mapping[]
  entities: readonly Entity[]
  onChange: (mapping: Mapping) => void
  onDraft: (change: (draft: Draft) => Draft) => void
}

/** What each file holds and which column fills which field. Suggested by names, or as the same columns were mapped before. */
export function MappingStep({ draft, mappings, entities, onChange, onDraft }: MappingStepProps) {
  return (
    <div className={styles.stack}>
      <Options draft={draft} onDraft={onDraft} />
      {draft.files.map((file, index) => {
        const mapping = mappings[index]
        return (
          mapping && (
            <FileMapping key={file.file} file={file} mapping={mapping} entities={entities} onChange={onChange} />
          )
        )
      })}
    </div>
  )
}

function Options({ draft, onDraft }: Pick<MappingStepProps, 'draft' | 'onDraft'>) {
  const { t } = useTranslation()
  return (
    <Card>
      <div className={styles.options}>
        <div className={styles.option}>
          <label htmlFor="import-source">{t('exchange.source')}</label>
          <Input
            id="import-source"
            value={draft.source}
            maxLength={60}
            placeholder={sourceName('', draft.files)}
            onChange={(event) => onDraft((before) => ({ ...before, source: event.target.value }))}
          />
          <small>{t('exchange.sourceHelp')}</small>
        </div>
        <div className={styles.option} role="radiogroup" aria-label={t('exchange.mode')}>
          {t('exchange.mode')}
          <Radio.Group
            value={draft.mode}
            onChange={(event) => onDraft((before) => ({ ...before, mode: event.target.value as Mode }))}
            options={[
              { value: 'update', label: t('exchange.modes.update') },
              { value: 'append', label: t('exchange.modes.append') },
            ]}
          />
        </div>
        <div className={styles.option}>
          {t('exchange.asHistory')}
          <span>
            <Switch
              size="small"
              checked={draft.history}
              aria-label={t('exchange.asHistory')}
              onChange={(history) => onDraft((before) => ({ ...before, history }))}
            />
          </span>
          <small>{t('exchange.asHistoryHelp')}</small>
        </div>
      </div>
    </Card>
  )
}

type FileMappingProps = {
  file: UploadedFile
  mapping: Mapping
  entities: readonly Entity[]
  onChange: (mapping: Mapping) => void
}

function FileMapping({ file, mapping, entities, onChange }: FileMappingProps) {
  const { t, i18n } = useTranslation()
  const language = asLanguage(i18n.language)
  const entity = entities.find((candidate) => candidate.entity === mapping.entity)
  const missing = missingFields(mapping, entities)
  return (
    <Card title={file.name} extra={file.suggestion.remembered && <Pill tone="on">{t('exchange.remembered')}</Pill>}>
      <div className={styles.entity}>
        <span>{t('exchange.holds')}</span>
        <Select
          aria-label={t('exchange.holds')}
          style={{ minWidth: 220 }}
          value={mapping.entity || undefined}
          placeholder={t('app.choose')}
          options={entities.map((candidate) => ({ value: candidate.entity, label: candidate.name[language] }))}
          onChange={(chosen: string) => onChange({ ...mapping, entity: chosen, columns: {}, values: {} })}
        />
        <span className={styles.note}>{t('exchange.columnsFound', { count: file.columns.length })}</span>
      </div>
      <div className={styles.fields}>
        {entity?.fields.map((field) => (
          <FieldRow key={field.field} field={field} file={file} mapping={mapping} onChange={onChange} />
        ))}
      </div>
      {missing.length > 0 && (
        <p className={styles.missing} role="status">
          {t('exchange.missing', { fields: missing.map((field) => field.name[language]).join(t('app.comma')) })}
        </p>
      )}
    </Card>
  )
}

type FieldRowProps = { field: Field; file: UploadedFile; mapping: Mapping; onChange: (mapping: Mapping) => void }

function FieldRow({ field, file, mapping, onChange }: FieldRowProps) {
  const { t, i18n } = useTranslation()
  const language = asLanguage(i18n.language)
  const column = file.columns.find((candidate) => candidate.column === mapping.columns[field.field])
  const constant = mapping.constants[field.field] ?? ''
  const choose = (chosen: string | undefined) => {
    const { [field.field]: _, ...others } = mapping.columns
    onChange({ ...mapping, columns: chosen ? { ...others, [field.field]: chosen } : others })
  }
  return (
    <div className={styles.field}>
      <span className={styles.fieldName}>
        <b>{field.name[language]}</b>
        {field.required && (
          <span className={styles.required} title={t('app.required')}>
            *
          </span>
        )}
        <small>{field.help?.[language] ?? t(`exchange.types.${field.type}`)}</small>
      </span>
      <Select
        allowClear
        showSearch
        aria-label={t('exchange.columnFor', { field: field.name[language] })}
        placeholder={t('exchange.noColumn')}
        value={mapping.columns[field.field]}
        options={file.columns.map((candidate) => ({ value: candidate.column, label: candidate.column }))}
        onChange={choose}
      />
      {column ? (
        <span className={styles.samples} title={column.samples.join('\n')}>
          {column.samples.filter(Boolean).slice(0, 4).join(' · ')}
        </span>
      ) : (
        <Input
          size="small"
          aria-label={t('exchange.constantFor', { field: field.name[language] })}
          placeholder={t('exchange.constant')}
          value={constant}
          onChange={(event) =>
            onChange({ ...mapping, constants: { ...mapping.constants, [field.field]: event.target.value } })
          }
        />
      )}
    </div>
  )
}
