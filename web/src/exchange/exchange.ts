import { queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'

export type Names = { zh: string; en: string }
export type Field = {
  field: string
  name: Names
  type: 'text' | 'date' | 'money' | 'number' | 'choice'
  required: boolean
  choices?: string[]
  help?: Names
}
export type Entity = { entity: string; name: Names; fields: Field[] }
export type FileColumn = { column: string; samples: string[]; distinct: string[] | null }
export type UploadedFile = {
  file: string
  name: string
  size: number
  format: { encoding: string; bom: boolean; separator: string; dates: Record<string, string> }
  rows: number
  columns: FileColumn[]
  suggestion: {
    entity: string | null
    columns: Record<string, string>
    values: Record<string, Record<string, string>>
    remembered: boolean
  }
}

/** What the user has decided about one file. */
export type Mapping = {
  file: string
  entity: string
  columns: Record<string, string>
  values: Record<string, Record<string, string>>
  constants: Record<string, string>
}
export type Mode = 'update' | 'append'
export type ImportRequest = { files: Mapping[]; mode: Mode; source: string; history: boolean }

export type Counts = { read: number; added: number; changed: number; unchanged: number; rejected: number }
export type LineError = { line: number; field: string | null; value: string | null; problem: string }
export type Unmatched = { field: string; value: string; count: number; suggestion: string | null }
export type CheckedFile = Counts & { file: string; entity: string; errors: LineError[]; unmatched: Unmatched[] }
export type Check = { files: CheckedFile[] }

export type Batch = {
  id: string
  source: string
  status: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
  mode: Mode
  startedAt: string
  finishedAt: string | null
  by: string
  progress: { phase: string; done: number; total: number } | null
  files: (Counts & { name: string; entity: string })[]
  entries: number
  problem: string | null
}

const RUNNING_POLL_MILLIS = 1_000

export const entitiesQuery = queryOptions({
  queryKey: ['entities'],
  queryFn: ({ signal }) => get<Entity[]>('/api/imports/entities', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => get<Batch[]>('/api/imports', {}, signal),
})

/** The live channel tells of progress; asking once a second covers a channel that is away. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => get<Batch>(`/api/imports/${id}`, {}, signal),
    refetchInterval: (query) => (query.state.data && isFinished(query.state.data) ? false : RUNNING_POLL_MILLIS),
  })
}

export function isFinished(batch: Batch): boolean {
  return batch.status === 'done' || batch.status === 'cancelled' || batch.status === 'failed'
}

export function total(batch: Batch): Counts {
  const counts = { read: 0, added: 0, changed: 0, unchanged: 0, rejected: 0 }
  for (const file of batch.files) {
    for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += file[key]
  }
  return counts
}

/** Required fields that no column and no constant fills. */
export function missingFields(mapping: Mapping, entities: readonly Entity[]): Field[] {
  const entity = entities.find((candidate) => candidate.entity === mapping.entity)
  return (entity?.fields ?? []).filter(
    (field) => field.required && !mapping.columns[field.field] && !mapping.constants[field.field],
  )
}

export function firstMapping(file: UploadedFile): Mapping {
  const { entity, columns, values } = file.suggestion
  return { file: file.file, entity: entity ?? '', columns, values, constants: {} }
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** A source is a short plain name; by default that of the first file. */
export function sourceName(wanted: string, files: readonly UploadedFile[]): string {
  const name = wanted.trim() || (files[0]?.name.replace(/\.[^.]*$/, '') ?? '')
  return name
    .replace(/[^\p{L}\p{N}._ -]+/gu, ' ')
    .trim()
    .slice(0, 60)
}

/** What is being done now: loading a kind of record, or posting the facts. */
export function phaseName(phase: string, entities: readonly Entity[], language: 'zh' | 'en', posting: string): string {
  if (phase === 'posting') return posting
  return entities.find((entity) => entity.entity === phase)?.name[language] ?? phase
}

/** One file of rejected rows for each file that has any. */
export function errorFiles(batch: Batch): { name: string; rejected: number; href: string }[] {
  return batch.files
    .filter((file) => file.rejected > 0)
    .map(({ name, rejected }) => ({
      name,
      rejected,
      href: `/api/imports/${batch.id}/errors?${new URLSearchParams({ file: name })}`,
    }))
}
