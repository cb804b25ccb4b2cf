import { depthOf, find, units } from './organization.ts'

type Language = 'zh' | 'en'
type Standard = {
  node: string
  line: string | null
  conversion: string | null
  dwellDays: string | null
  validFrom: string
}

const NODES = ['lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales']
const ENTERED = [4820, 2168, 1236, 816, 339, 322]
const LOST = [2410, 782, 301, 404, 12, 0]
const AMOUNTS = [192e6, 131e6, 98.6e6, 72.4e6, 31.5e6, 29.9e6]
const STAYS = [2.1, 6.4, 9.2, 11.8, 21.6, 4]
const LIMITS = [3, 7, 8, 10, 12, 5]
const BASELINES = [0.42, 0.55, 0.68, 0.58, 0.94]
const MEAN_WON = 93_600

let known: Standard[] = NODES.map((node, index) => ({
  node,
  line: null,
  conversion: BASELINES[index] === undefined ? null : String(BASELINES[index]),
  dwellDays: String(LIMITS[index]),
  validFrom: '2000-01-01',
}))

export const standards = () => known

export function setStandard(path: string, query: URLSearchParams, body: Record<string, unknown>) {
  const text = (value: unknown) => (value === null ? null : String(value))
  const set: Standard = {
    node: path.split('/').at(-1) ?? '',
    line: query.get('line'),
    conversion: text(body.conversion),
    dwellDays: text(body.dwellDays),
    validFrom: String(body.validFrom),
  }
  known = [set, ...known]
  return known
}

/** A person has too few cases, the software line no bottleneck, the channel "online" nothing at all. */
export function funnel(query: URLSearchParams, language: Language) {
  const place = query.get('node') ?? 'company'
  const unit = find(place)
  const size = place.startsWith('person') ? 0.012 : place === 'company' ? 1 : 0.22
  const empty = ['线上', 'Online'].includes(query.get('channel') ?? '')
  const healthy = ['软件', 'Software'].includes(query.get('line') ?? '')
  const scale = empty ? 0 : size
  const lines = NODES.map((node, index) => lineOf(node, index, scale, healthy))
  const proven = !empty && !healthy && scale > 0.1
  const found = lines[3]
  return {
    from: query.get('from'),
    to: query.get('to'),
    days: 90,
    asOf: '2026-08-17T01:23:00Z',
    currency: language === 'zh' ? 'CNY' : 'USD',
    node: { node: unit.node, name: unit[language], level: unit.level },
    selectable: units.map((other) => ({
      node: other.node,
      name: other[language],
      level: other.level,
      depth: depthOf(other),
    })),
    filters: Object.fromEntries(
      ['line', 'channel', 'region', 'industry', 'tier'].map((filter) => [filter, query.get(filter)]),
    ),
    nodes: lines.map((line) => ({
      ...line,
      bottleneck: proven && line === found,
      significant: proven && line === found,
    })),
    meanWonAmount: empty ? null : MEAN_WON.toFixed(2),
    meanWonFrom: query.get('from'),
    meanWonTo: query.get('to'),
    wonDeals: Math.round(322 * scale),
    bottleneck: proven && found ? bottleneckOf(found) : null,
    none: proven
      ? null
      : {
          zh: '未发现可证实的瓶颈：没有环节的转化显著低于基线（p < 0.05 且样本不少于 30 单）。',
          en: 'No bottleneck is proven: no node converts significantly below its baseline (p < 0.05 with at least 30 cases).',
        },
  }
}

function lineOf(node: string, index: number, scale: number, healthy: boolean) {
  const entered = Math.round((ENTERED[index] ?? 0) * scale)
  const forward = Math.round((healthy && index === 3 ? 560 : (ENTERED[index + 1] ?? 0)) * scale)
  const lost = Math.min(entered - forward, Math.round((LOST[index] ?? 0) * scale))
  const cases = forward + lost
  const baseline = BASELINES[index]
  const last = baseline === undefined || cases === 0
  const rate = forward / Math.max(1, cases)
  const half = 1.96 * Math.sqrt((rate * (1 - rate)) / Math.max(1, cases))
  const before = BASELINES[index - 1]
  const mean = STAYS[index] ?? 0
  return {
    node,
    entered,
    amount: ((AMOUNTS[index] ?? 0) * scale).toFixed(2),
    expected: before === undefined ? String(entered) : ((ENTERED[index - 1] ?? 0) * scale * before).toFixed(1),
    forward,
    lost,
    open: entered - cases,
    conversion: last ? null : rate.toFixed(6),
    low: last ? null : Math.max(0, rate - half).toFixed(6),
    high: last ? null : Math.min(1, rate + half).toFixed(6),
    baseline: last ? null : String(baseline),
    baselineFrom: last ? null : index % 2 ? 'history' : 'standard',
    gapPoints: last ? null : ((rate - (baseline ?? 0)) * 100).toFixed(1),
    p: last ? null : '0.41',
    dwell:
      entered === 0 ? null : { mean: String(mean), median: String(mean * 0.8), p90: String(mean * 2.1), visits: cases },
    limitDays: String(LIMITS[index]),
    overLimit: mean > (LIMITS[index] ?? 0),
    lossAmount: last ? null : '0.00',
  }
}

function bottleneckOf(line: ReturnType<typeof lineOf>) {
  const points = Math.abs(Number(line.gapPoints)).toFixed(1)
  const headline = {
    zh: `瓶颈：异议处理 — 转化低于基线 ${points} 个百分点，停留为上限的 1.2 倍`,
    en: `Bottleneck: objections — conversion is ${points} points below its baseline, stays last 1.2 × the limit`,
  }
  const detail = {
    zh: `若恢复到基线，预计多签 88 单、增加签约 824 万元；样本 ${line.forward + line.lost} 单，差异显著（p < 0.001）。`,
    en: `At the baseline about 88 more deals would be won, worth USD 8.24M; ${line.forward + line.lost} cases, significant (p < 0.001).`,
  }
  return {
    node: 'objections',
    conversion: line.conversion,
    baseline: line.baseline,
    gapPoints: line.gapPoints,
    low: line.low,
    high: line.high,
    n: line.forward + line.lost,
    p: '0.0000012',
    dwellRatio: '1.18',
    lostDeals: '88',
    lossAmount: '8240000.00',
    next: 'signing',
    headline,
    detail,
    sentence: { zh: `${headline.zh}；${detail.zh}`, en: `${headline.en}. ${detail.en}` },
  }
}
