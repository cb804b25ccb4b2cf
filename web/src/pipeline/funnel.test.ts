import { describe, expect, it } from 'vitest'
import {
  barWidths,
  type Funnel,
  type FunnelLine,
  improvementAddress,
  isEmptyFunnel,
  longestStay,
  rangeOf,
  readFunnel,
  stayStatus,
} from './funnel.ts'

const LINE: FunnelLine = {
  node: 'proposal',
  entered: 0,
  amount: null,
  expected: '0',
  forward: 0,
  lost: 0,
  open: 0,
  conversion: null,
  low: null,
  high: null,
  baseline: null,
  baselineFrom: null,
  gapPoints: null,
  p: null,
  dwell: null,
  limitDays: null,
  overLimit: false,
  lossAmount: null,
  bottleneck: false,
  significant: false,
}
const line = (change: Partial<FunnelLine>): FunnelLine => ({ ...LINE, ...change })
const stay = (mean: string) => ({ mean, median: mean, p90: mean, visits: 3 })

const BOTTLENECK = {
  node: 'proposal',
  conversion: '0.25',
  baseline: '0.4',
  gapPoints: '-15.2',
  low: '0.195082',
  high: '0.314341',
  n: 200,
  p: '0.0000059',
  dwellRatio: null,
  lostDeals: '18',
  lossAmount: '180000.00',
  next: 'objections',
  headline: { zh: '', en: '' },
  detail: { zh: '', en: '' },
  sentence: { zh: '瓶颈', en: 'Bottleneck' },
} as const
const FUNNEL: Funnel = {
  from: '2026-05-20',
  to: '2026-08-17',
  days: 90,
  asOf: '2026-08-17T01:00:00Z',
  currency: 'CNY',
  node: { node: 'unit:3', name: 'East', level: 'region' },
  selectable: [],
  filters: { line: '教育', channel: null, region: null, industry: null, tier: 'A' },
  nodes: [],
  meanWonAmount: '10000.00',
  meanWonFrom: '2026-05-20',
  meanWonTo: '2026-08-17',
  wonDeals: 30,
  bottleneck: BOTTLENECK,
  none: null,
}

describe('the period', () => {
  it('ends today and counts today as one of its days', () => {
    expect(rangeOf('30', '2026-08-17', 1)).toEqual({ from: '2026-07-19', to: '2026-08-17' })
    expect(rangeOf('90', '2026-08-17', 1)).toEqual({ from: '2026-05-20', to: '2026-08-17' })
    expect(rangeOf('12m', '2026-08-17', 1)).toEqual({ from: '2025-08-18', to: '2026-08-17' })
  })
  it('of the year begins with the fiscal year', () => {
    expect(rangeOf('year', '2026-08-17', 1).from).toBe('2026-01-01')
    expect(rangeOf('year', '2026-02-17', 4).from).toBe('2025-04-01')
  })
})

describe('the address', () => {
  it('is read kindly: numbers become words, the unknown is left out', () => {
    expect(readFunnel({ period: 30, node: 'unit:3', line: 5, tier: '', what: 1 })).toEqual({
      period: '30',
      node: 'unit:3',
      line: '5',
    })
    expect(readFunnel({ period: 'century' })).toEqual({})
  })
})

describe('bars', () => {
  it('are as wide as the square root of the count, with a mark where the baseline would lead', () => {
    const widths = barWidths([
      line({ entered: 400, expected: '400', gapPoints: '-10' }),
      line({ entered: 100, expected: '144' }),
      line({ entered: 25, expected: '25' }),
    ])
    expect(widths[0]).toEqual({ entered: 1, expected: null })
    expect(widths[1]).toEqual({ entered: 0.5, expected: 0.6 })
    expect(widths[2]).toEqual({ entered: 0.25, expected: null })
  })
  it('have no width without cases', () => {
    expect(barWidths([line({})])).toEqual([{ entered: 0, expected: null }])
    expect(isEmptyFunnel({ ...FUNNEL, nodes: [line({})] })).toBe(true)
    expect(isEmptyFunnel({ ...FUNNEL, nodes: [line({ entered: 1 })] })).toBe(false)
  })
})

describe('stays', () => {
  it('are judged against their limit', () => {
    expect(stayStatus(line({ dwell: stay('2'), limitDays: '2' }))).toBe('ahead')
    expect(stayStatus(line({ dwell: stay('2.1'), limitDays: '2', overLimit: true }))).toBe('behind')
    expect(stayStatus(line({ dwell: stay('3.1'), limitDays: '2', overLimit: true }))).toBe('alarm')
    expect(stayStatus(line({ dwell: stay('9') }))).toBe('none')
    expect(stayStatus(line({ limitDays: '2' }))).toBe('none')
  })
  it('share one scale with their limits', () => {
    expect(longestStay([line({ dwell: stay('4') }), line({ limitDays: '10' })])).toBeCloseTo(11)
  })
})

describe('a new improvement item', () => {
  it('carries measure, place, conditions, window and what was seen', () => {
    const address = new URL(improvementAddress(FUNNEL, BOTTLENECK, 'Proposal to 40 %'), 'http://localhost')
    const asked = address.searchParams
    expect(address.pathname).toBe('/improvements/new')
    expect(asked.get('measure')).toBe('conversion')
    expect(asked.get('node')).toBe('unit:3')
    expect(asked.getAll('where')).toEqual(['node:proposal', 'product_line:教育', 'tier:A'])
    expect([asked.get('baselineFrom'), asked.get('baselineTo')]).toEqual(['2026-05-20', '2026-08-17'])
    expect([asked.get('kind'), asked.get('wanted'), asked.get('windowDays')]).toEqual(['points', '15', '90'])
    const packed = (asked.get('origin') ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
      kind: 'bottleneck',
      place: 'unit:3',
      n: 200,
      sentence: { zh: '瓶颈' },
    })
  })
})
