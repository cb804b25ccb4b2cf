import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'
import type { Format } from '../ui/format.ts'
import type { Status } from '../ui/status.ts'

export type Names = { zh: string; en: string }
export type Named = { id: number; name: string }
export type State = 'open' | 'done' | 'effective' | 'undecided' | 'closed'
export type Verdict = 'effective' | 'no_effect' | 'undecided'
export type Kind = 'relative' | 'points'
export type Family = 'proportion' | 'mean' | 'rate'
export type MeasureUnit = 'money' | 'count' | 'ratio' | 'days' | 'hours' | 'score' | 'points'
export type Where = Record<string, string>

export type Row = {
  id: number
  title: string
  owner: Named
  node: string
  nodeName: string
  dueOn: string
  doneOn: string | null
  judgeOn: string | null
  state: State
  round: number
  overdue: boolean
  measure: string
  measureName: Names
  unit: MeasureUnit
  direction: 'up' | 'down'
  kind: Kind
  wanted: string
  lastVerdict: Verdict | null
  change: string | null
  low: string | null
  high: string | null
}
export type Look = {
  round: number
  judgedOn: string | null
  from: string
  to: string
  before: string | null
  after: string | null
  change: string | null
  low: string | null
  high: string | null
  comparisonChange: string | null
  casesBefore: number
  casesAfter: number
  immature: number
  wanted: string
  kind: Kind
  verdict: Verdict
  asOf: string | null
  sentence: Names
}
export type Happening = {
  at: string
  by: string | null
  round: number
  event: 'created' | 'edited' | 'done' | 'judged' | 'relapsed' | 'reopened' | 'extended' | 'closed'
  details: Record<string, string>
}
export type Item = {
  item: Row
  text: string
  version: number
  creator: { name: string }
  createdAt: string
  family: Family
  currency: string
  where: Where
  comparison: Where | null
  baselineFrom: string
  baselineTo: string
  windowDays: number
  origin: Record<string, unknown> | null
  baseline: Observation
  soFar: Look | null
  judgements: Look[]
  history: Happening[]
  can: { edit: boolean; done: boolean; reopen: boolean; extend: boolean; close: boolean }
}
export type Observation = { family: Family; value?: string; cases: number; immature: number }
export type Outlook = {
  family: Family
  unit: MeasureUnit
  direction: 'up' | 'down'
  figure: Observation
  comparison: Observation | null
  expected: number
  chance: string
  sentence: Names
}
export type Choices = {
  measures: { id: string; name: Names; unit: MeasureUnit; direction: 'up' | 'down'; family: Family }[]
  nodes: { node: string; name: string; depth: number }[]
  people: { id: number; name: string; unit: string }[]
}

export const STATES: readonly State[] = ['open', 'done', 'undecided', 'effective', 'closed']
/** The dimensions that narrow an item down. */
export const DIMENSIONS = [
  'node',
  'region',
  'channel',
  'product_line',
  'industry',
  'tier',
  'newness',
  'reason',
] as const
export type ItemDimension = (typeof DIMENSIONS)[number]

export function isDimension(name: string): name is ItemDimension {
  return DIMENSIONS.some((known) => known === name)
}

export type ListSearch = { owner?: 'me'; state?: State }

export function readList(search: Record<string, unknown>): ListSearch {
  return {
    ...(search.owner === 'me' ? { owner: 'me' as const } : {}),
    ...(STATES.includes(search.state as State) ? { state: search.state as State } : {}),
  }
}

export function listQuery(owner: 'me' | undefined) {
  return queryOptions({
    queryKey: ['improvements', owner ?? 'all'],
    queryFn: ({ signal }) => get<Row[]>('/api/improvements', { owner }, signal),
  })
}

export function itemQuery(id: string) {
  return queryOptions({
    queryKey: ['improvement', id],
    queryFn: ({ signal }) => get<Item>(`/api/improvements/${id}`, {}, signal),
  })
}

export const choicesQuery = queryOptions({
  queryKey: ['improvement-choices'],
  queryFn: ({ signal }) => get<Choices>('/api/improvements/choices', {}, signal),
  staleTime: 5 * 60_000,
})

/** What a form holds: numbers as they are typed, percent where a share or a relative change is meant. */
export type Draft = {
  title: string
  text: string
  ownerId: string
  dueOn: string
  measure: string
  node: string
  where: Where
  comparisonUnit: string
  baselineFrom: string
  baselineTo: string
  windowDays: string
  kind: Kind
  wanted: string
  origin: Record<string, unknown> | null
}

export function previewQuery(draft: Draft, unit: MeasureUnit) {
  const search = new URLSearchParams({
    measure: draft.measure,
    node: draft.node,
    baselineFrom: draft.baselineFrom,
    baselineTo: draft.baselineTo,
    windowDays: draft.windowDays,
    kind: draft.kind,
    wanted: asFraction(draft.wanted, draft.kind, unit) ?? '',
  })
  for (const [dimension, value] of Object.entries(draft.where)) search.append('where', `${dimension}:${value}`)
  for (const [dimension, value] of Object.entries(comparisonOf(draft) ?? {}))
    search.append('comparison', `${dimension}:${value}`)
  const address = `/api/improvements/preview?${search}`
  return queryOptions({
    queryKey: ['improvement-preview', address],
    queryFn: ({ signal }) => get<Outlook>(address, {}, signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export function comparisonOf(draft: Draft): Where | null {
  return draft.comparisonUnit ? { ...draft.where, unit: draft.comparisonUnit } : null
}

/** The form's 12 is 0.12 where percent or percentage points are meant; null where it is no number above zero. */
export function asFraction(text: string, kind: Kind, unit: MeasureUnit): string | null {
  const typed = text.trim().replace(/[%,\uff0c\uff05]/g, '')
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(typed) || Number(typed) <= 0) return null
  return inPercent(kind, unit) ? String(Number((Number(typed) / 100).toFixed(8))) : typed
}

export function asTyped(fraction: string, kind: Kind, unit: MeasureUnit): string {
  return inPercent(kind, unit) ? String(Number((Number(fraction) * 100).toFixed(6))) : String(Number(fraction))
}

export function inPercent(kind: Kind, unit: MeasureUnit): boolean {
  return kind === 'relative' || unit === 'ratio'
}

/** What a link to a new item may say; the funnel's bottleneck says most of it. */
export type Prefill = Partial<Omit<Draft, 'origin' | 'where'>> & { where?: string[]; origin?: string }

export function readPrefill(search: Record<string, unknown>): Prefill {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const where = [search.where].flat().filter((value): value is string => typeof value === 'string')
  const found: Prefill = { ...(where.length > 0 ? { where } : {}) }
  for (const name of ['title', 'measure', 'node', 'baselineFrom', 'baselineTo', 'windowDays', 'wanted'] as const) {
    const value = text(name)
    if (value !== undefined) found[name] = value
  }
  const kind = text('kind')
  if (kind === 'relative' || kind === 'points') found.kind = kind
  const origin = text('origin')
  if (origin) found.origin = origin
  return found
}

export function whereOf(pairs: readonly string[]): Where {
  const found: Where = {}
  for (const pair of pairs) {
    const colon = pair.indexOf(':')
    if (colon > 0) found[pair.slice(0, colon)] = pair.slice(colon + 1)
  }
  return found
}

/** Reads JSON in base64url; a link that is broken gives no origin rather than no page. */
export function readOrigin(text: string | undefined): Record<string, unknown> | null {
  if (!text || !/^[\w-]+$/.test(text) || text.length % 4 === 1) return null
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const json = new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)))
    const found: unknown = JSON.parse(json)
    return found !== null && typeof found === 'object' && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : null
  } catch (broken) {
    if (broken instanceof SyntaxError) return null
    throw broken
  }
}

/** The day some days before or after another. */
export function daysFrom(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** Where the marks of an interval lie, each 0 to 100 over what has to be shown. */
export function intervalMarks(look: { change: string; low: string; high: string }, wanted: number) {
  const [change, low, high] = [Number(look.change), Number(look.low), Number(look.high)]
  const least = Math.min(0, low, wanted)
  const most = Math.max(0, high, wanted)
  const margin = (most - least || 1) * 0.08
  const at = (value: number) => ((value - least + margin) / (most - least + 2 * margin)) * 100
  return { zero: at(0), wanted: at(wanted), change: at(change), low: at(low), high: at(high) }
}

export const STATE_TONE: Record<State, Status> = {
  open: 'on',
  done: 'none',
  effective: 'ahead',
  undecided: 'behind',
  closed: 'none',
}
export const VERDICT_TONE: Record<Verdict, Status> = { effective: 'ahead', no_effect: 'alarm', undecided: 'behind' }

type Words = { days: string; hours: string; points: string; aWeek: (figure: string) => string }

/** The measure's figure with its unit: "25.0%", "4.2 days", "¥1.2M a week". */
export function figureText(
  value: string | null | undefined,
  unit: MeasureUnit,
  family: Family,
  format: Format,
  words: Words,
) {
  if (value === null || value === undefined) return '–'
  const plain = withUnit(value, unit, format, words)
  return family === 'rate' ? words.aWeek(plain) : plain
}

/** A change with its sign: "+24.2 points", "−12.0%". */
export function changeText(change: string | number, kind: Kind, unit: MeasureUnit, format: Format, words: Words) {
  const number = Number(change)
  const sign = number < 0 ? '\u2212' : '+'
  const size = Math.abs(number)
  if (kind === 'relative') return `${sign}${format.percent(size, 1)}`
  if (unit === 'ratio') return `${sign}${format.number(size * 100, 1)} ${words.points}`
  return `${sign}${withUnit(String(size), unit, format, words)}`
}

function withUnit(value: string, unit: MeasureUnit, format: Format, words: Words): string {
  switch (unit) {
    case 'ratio':
      return format.percent(value, 1)
    case 'money':
      return format.short(value, 'money')
    case 'days':
      return `${format.number(value, 1)} ${words.days}`
    case 'hours':
      return `${format.number(value, 1)} ${words.hours}`
    case 'points':
      return `${format.number(value, 1)} ${words.points}`
    case 'count':
    case 'score':
      return format.number(value, 1)
  }
}
