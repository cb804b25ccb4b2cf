import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card } from '../ui/Page.tsx'
import type { CheckedFile, Entity, ImportRequest, Mapping, Unmatched, UploadedFile } from './exchange.ts'
import styles from './ImportPage.module.css'
import { useCheck } from './useCheck.ts'

type ValuesStepProps = {
  request: ImportRequest
  files: readonly UploadedFile[]
  entities: readonly Entity[]
  onChange: (mapping: Mapping) => void
}

/** Values that name no known person, product or choice: each gets the name it stands for; the choice is remembered. */
export function ValuesStep({ request, files, entities, onChange }: ValuesStepProps) {
  const { t } = useTranslation()
  const { data: check, error } = useCheck(request)
  // The list of the first check stays, so that a value does not vanish while its name is being typed.
  const [seen, setSeen] = useState<Record<string, Unmatched[]>>({})
  if (error) return <Notice title={t('exchange.checkFailed')}>{error.message}</Notice>
  if (!check) return <Bones height={260} />
  const found = check.files.map((file) => ({ file, unmatched: merged(seen[file.file] ?? [], file.unmatched) }))
  if (found.every((entry) => entry.unmatched.length === 0)) {
    return (
      <Card>
        <Notice title={t('exchange.allKnown')}>{t('exchange.allKnownDetail')}</Notice>
      </Card>
    )
  }
  return (
    <div className={styles.stack}>
      {found.map(({ file, unmatched }) => {
        const mapping = request.files.find((candidate) => candidate.file === file.file)
        if (!mapping || unmatched.length === 0) return null
        return (
          <FileValues
            key={file.file}
            name={files.find((candidate) => candidate.file === file.file)?.name ?? ''}
            checked={file}
            unmatched={unmatched}
            mapping={mapping}
            entities={entities}
            onChange={(changed) => {
              setSeen((before) => ({ ...before, [file.file]: unmatched }))
              onChange(changed)
            }}
          />
        )
      })}
    </div>
  )
}

function merged(seen: readonly Unmatched[], now: readonly Unmatched[]): Unmatched[] {
  const key = (entry: Unmatched) => `${entry.field} ${entry.value}`
  const known = new Set(seen.map(key))
  return [...seen, ...now.filter((entry) => !known.has(key(entry)))]
}

type FileValuesProps = {
  name: string
  checked: CheckedFile
  unmatched: readonly Unmatched[]
  mapping: Mapping
  entities: readonly Entity[]
  onChange: (mapping: Mapping) => void
}

function FileValues({ name, unmatched, mapping, entities, onChange }: FileValuesProps) {
  const { t } = useTranslation()
  const set = (changes: readonly { field: string; value: string; to: string }[]) => {
    const values = structuredClone(mapping.values)
    for (const { field, value, to } of changes) values[field] = { ...values[field], [value]: to }
    onChange({ ...mapping, values })
  }
  const suggested = unmatched.flatMap((entry) =>
    entry.suggestion && !mapping.values[entry.field]?.[entry.value]
      ? [{ field: entry.field, value: entry.value, to: entry.suggestion }]
      : [],
  )
  return (
    <Card
      title={name}
      note={t('exchange.unmatched', { count: unmatched.length })}
      extra={
        suggested.length > 0 && (
          <Button size="small" onClick={() => set(suggested)}>
            {t('exchange.takeSuggestions', { count: suggested.length })}
          </Button>
        )
      }
    >
      {unmatched.map((entry) => (
        <ValueRow
          key={`${entry.field} ${entry.value}`}
          entry={entry}
          fieldOf={entities.find((entity) => entity.entity === mapping.entity)?.fields}
          value={mapping.values[entry.field]?.[entry.value] ?? ''}
          onSet={(to) => set([{ field: entry.field, value: entry.value, to }])}
        />
      ))}
    </Card>
  )
}

type ValueRowProps = {
  entry: Unmatched
  fieldOf: Entity['fields'] | undefined
  value: string
  onSet: (to: string) => void
}

function ValueRow({ entry, fieldOf, value, onSet }: ValueRowProps) {
  const { t, i18n } = useTranslation()
  const field = fieldOf?.find((candidate) => candidate.field === entry.field)
  const names = useKnownNames(entry.field)
  const options = [...new Set([...(entry.suggestion ? [entry.suggestion] : []), ...(field?.choices ?? []), ...names])]
  const label = field?.name[asLanguage(i18n.language)] ?? entry.field
  return (
    <div className={styles.alias}>
      <span>
        <b>{entry.value}</b>
        <small>
          {label} · {t('exchange.times', { count: entry.count })}
        </small>
      </span>
      <span className={styles.arrow} aria-hidden>
        →
      </span>
      <AutoComplete
        aria-label={t('exchange.standsFor', { value: entry.value })}
        value={value}
        placeholder={entry.suggestion ? t('exchange.suggestion', { value: entry.suggestion }) : t('exchange.leave')}
        options={options.map((option) => ({ value: option }))}
        showSearch={{ filterOption: (text, option) => `${option?.value}`.toLowerCase().includes(text.toLowerCase()) }}
        onChange={(to: string) => onSet(to)}
        className={styles.wide}
      />
    </div>
  )
}

/** People are offered by name; for other fields the server's suggestion and the choices have to do. */
function useKnownNames(field: string): string[] {
  const { data } = useQuery({
    queryKey: ['people'],
    queryFn: () => get<{ name: string }[]>('/api/people'),
    enabled: /person|owner|seller|manager|rep/.test(field),
  })
  return data?.map((person) => person.name) ?? []
}
