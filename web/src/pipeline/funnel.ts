import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fiscalYearStart } from '../app/fiscal.ts'
import { get } from '../app/http.ts'
import type { Session } from '../app/session.ts'
import type { DealNode } from './deals.ts'

export const FUNNEL_PERIODS = ['30', '90', 'year', '12m'] as const
export type FunnelPeriod = (typeof FUNNEL_PERIODS)[number]
export const FUNNEL_FILTERS = ['line', 'channel', 'region', 'industry', 'tier'] as const
export type FunnelFilter = (typeof FUNNEL_FILTERS)[number]
export type FunnelSearch = { node?: string; period?: FunnelPeriod } & { [filter in FunnelFilter]?: string }
type Names = { zh: string; en: string }
type Stay = { mean: string; median: string | null; p90: string | null; visits: number }

export type FunnelLine = {
  node: DealNode
  entered: number
  amount: string | null
  expected: string
  forward: number
  lost: number
  open: number
  conversion: string | null
  low: string | null
  high: string | null
  baseline: string | null
  baselineFrom: 'standard' | 'history' | null
  gapPoints: string | null
  p: string | null
  dwell: Stay | null
  limitDays: string | null
  overLimit: boolean
  lossAmount: string | null
  bottleneck: boolean
  significant: boolean
}
type Bottleneck = {
  node: DealNode
  conversion: string
  baseline: string
  gapPoints: string
  low: string
  high: string
  n: number
  p: string
  dwellRatio: string | null
  lostDeals: string
  lossAmount: string | null
  next: DealNode
  headline: Names
  detail: Names
  sentence: Names
}
export type Funnel = {
  from: string
  to: string
  days: number
  asOf: string
  currency: string
  node: { node: string; name: string; level: string }
  selectable: { node: string; name: string; level: string; depth: number }[]
  filters: { [filter in FunnelFilter]: string | null }
  nodes: FunnelLine[]
  meanWonAmount: string | null
  meanWonFrom: string
  meanWonTo: string
  wonDeals: number
  bottleneck: Bottleneck | null
  none: Names | null
}

/** Reads an address kindly: what is not understood is left out. */
export function readFunnel(raw: Record<string, unknown>): FunnelSearch {
  const search: FunnelSearch = {}
  if (typeof raw.node === 'string') search.node = raw.node
  const period = FUNNEL_PERIODS.find((known) => known === String(raw.period))
  if (period) search.period = period
  for (const filter of FUNNEL_FILTERS) {
    const value = raw[filter]
    if (value !== undefined && value !== '') search[filter] = String(value)
  }
  return search
}

export function funnelQuery(search: FunnelSearch, company: Session['company']) {
  const { node, period, ...filters } = search
  const range = rangeOf(period ?? '90', company.today, company.fiscalYearStart)
  return queryOptions({
    queryKey: ['funnel', range, node, filters],
    queryFn: ({ signal }) => get<Funnel>('/api/funnel', { ...range, node, ...filters }, signal),
    placeholderData: keepPreviousData,
  })
}

/** The days that a period shows, today included. */
export function rangeOf(period: FunnelPeriod, today: string, fiscalStart: number): { from: string; to: string } {
  switch (period) {
    case '30':
      return { from: daysBefore(today, 29), to: today }
    case '90':
      return { from: daysBefore(today, 89), to: today }
    case 'year':
      return { from: fiscalYearStart(today, fiscalStart), to: today }
    case '12m': {
      const day = new Date(`${today}T00:00:00Z`)
      day.setUTCFullYear(day.getUTCFullYear() - 1)
      day.setUTCDate(day.getUTCDate() + 1)
      return { from: day.toISOString().slice(0, 10), to: today }
    }
  }
}

function daysBefore(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - days)
  return day.toISOString().slice(0, 10)
}

export function isEmptyFunnel(funnel: Funnel): boolean {
  return funnel.nodes.every((line) => line.entered === 0)
}

/** Bars are as wide as the square root of their count, so that the late nodes are still to be seen: 0 to 1. */
export function barWidths(lines: readonly FunnelLine[]): { entered: number; expected: number | null }[] {
  const largest = Math.max(1, ...lines.map((line) => Math.max(line.entered, Number(line.expected))))
  const width = (count: number) => Math.sqrt(count / largest)
  return lines.map((line, index) => ({
    entered: width(line.entered),
    expected: lines[index - 1]?.gapPoints == null ? null : width(Number(line.expected)),
  }))
}

export type StayStatus = 'ahead' | 'behind' | 'alarm' | 'none'

/** Within the limit, over it, or half as long again as it allows. */
export function stayStatus(line: FunnelLine): StayStatus {
  if (line.dwell === null || line.limitDays === null) return 'none'
  if (!line.overLimit) return 'ahead'
  return Number(line.dwell.mean) > 1.5 * Number(line.limitDays) ? 'alarm' : 'behind'
}

/** The longest stay or limit of all nodes: the common scale of their bars. */
export function longestStay(lines: readonly FunnelLine[]): number {
  return Math.max(1, ...lines.map((line) => Math.max(Number(line.dwell?.mean ?? 0), Number(line.limitDays ?? 0)))) * 1.1
}

const DIMENSIONS: Record<FunnelFilter, string> = {
  line: 'product_line',
  channel: 'channel',
  region: 'region',
  industry: 'industry',
  tier: 'tier',
}

/** The address of a new improvement item that takes the conversion of the bottleneck back to its baseline. */
export function improvementAddress(funnel: Funnel, bottleneck: Bottleneck, title: string): string {
  const parameters = new URLSearchParams({
    title,
    measure: 'conversion',
    node: funnel.node.node,
    baselineFrom: funnel.from,
    baselineTo: funnel.to,
    kind: 'points',
    wanted: String(Math.max(1, Math.round(-Number(bottleneck.gapPoints)))),
    windowDays: '90',
    origin: base64url(JSON.stringify(snapshot(funnel, bottleneck))),
  })
  parameters.append('where', `node:${bottleneck.node}`)
  for (const filter of FUNNEL_FILTERS) {
    const value = funnel.filters[filter]
    if (value !== null) parameters.append('where', `${DIMENSIONS[filter]}:${value}`)
  }
  return `/improvements/new?${parameters}`
}

/** What was seen when the item was raised; the sentences are for people, the figures for later. */
function snapshot(funnel: Funnel, { headline: _, detail: __, ...seen }: Bottleneck) {
  return { kind: 'bottleneck', from: funnel.from, to: funnel.to, place: funnel.node.node, ...seen }
}

function base64url(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
