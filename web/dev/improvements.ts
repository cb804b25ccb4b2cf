import { TODAY } from './organization.ts'

type Language = 'zh' | 'en'
const both = (zh: string, en: string) => ({ zh, en })
const PEOPLE: [number, string, string][] = [
  [11, '林婉清', 'Rebecca Laszlo'],
  [12, '周敏', 'Linda Mitchell'],
  [13, '吴俊杰', 'Garrett Vargas'],
]
const MEASURES = [
  { id: 'conversion', name: both('节点转化率', 'Conversion'), unit: 'ratio', direction: 'up', family: 'proportion' },
  { id: 'win_rate', name: both('赢单率', 'Win rate'), unit: 'ratio', direction: 'up', family: 'proportion' },
  { id: 'dwell', name: both('节点停留', 'Dwell'), unit: 'days', direction: 'down', family: 'mean' },
  { id: 'visits', name: both('拜访数', 'Visits'), unit: 'count', direction: 'up', family: 'rate' },
]
type Seed = {
  title: [string, string]
  owner: number
  node: [string, string, string]
  measure: number
  kind: 'points' | 'relative'
  wanted: string
  state: 'open' | 'done' | 'effective' | 'undecided' | 'closed'
  round: number
  dueOn: string
  doneOn: string | null
  judgeOn: string | null
  verdict: 'effective' | 'no_effect' | 'undecided' | null
  figures: [string, string, number, number, string, string, string] | null
}
const SEEDS: Seed[] = [
  {
    title: ['方案呈现先讲同行案例，再预判风险', 'Open proposals with a case of the trade, then judge the risks'],
    owner: 0,
    node: ['unit:2', '华东大区', 'East'],
    measure: 0,
    kind: 'points',
    wanted: '0.1',
    state: 'effective',
    round: 1,
    dueOn: '2026-03-20',
    doneOn: '2026-03-18',
    judgeOn: '2026-09-14',
    verdict: 'effective',
    figures: ['0.25', '0.402', 248, 231, '0.152', '0.083', '0.221'],
  },
  {
    title: ['合同模板由法务预审', 'Have contracts checked before they are asked for'],
    owner: 1,
    node: ['company', '全公司', 'Whole company'],
    measure: 2,
    kind: 'relative',
    wanted: '0.2',
    state: 'open',
    round: 2,
    dueOn: '2026-08-24',
    doneOn: null,
    judgeOn: '2026-11-22',
    verdict: 'no_effect',
    figures: ['11.8', '11.5', 322, 297, '-0.025', '-0.112', '0.07'],
  },
  {
    title: ['每周两次高层拜访', 'Two visits a week to those who decide'],
    owner: 2,
    node: ['unit:4', '华北大区', 'North'],
    measure: 0,
    kind: 'points',
    wanted: '0.1',
    state: 'undecided',
    round: 1,
    dueOn: '2026-05-01',
    doneOn: '2026-05-06',
    judgeOn: null,
    verdict: 'undecided',
    figures: ['0.31', '0.364', 58, 22, '0.054', '-0.128', '0.247'],
  },
  {
    title: ['电话邀约话术统一', 'One script for the first call'],
    owner: 0,
    node: ['unit:3', '华南大区', 'South'],
    measure: 3,
    kind: 'relative',
    wanted: '0.3',
    state: 'done',
    round: 1,
    dueOn: '2026-07-01',
    doneOn: '2026-07-02',
    judgeOn: '2026-09-30',
    verdict: null,
    figures: null,
  },
  {
    title: ['签约前风险清单', 'A list of risks before signing'],
    owner: 1,
    node: ['unit:2', '华东大区', 'East'],
    measure: 1,
    kind: 'points',
    wanted: '0.05',
    state: 'open',
    round: 1,
    dueOn: '2026-08-10',
    doneOn: null,
    judgeOn: '2026-11-08',
    verdict: null,
    figures: null,
  },
]

const measureOf = (seed: Seed) => MEASURES[seed.measure] as (typeof MEASURES)[number]

function who(index: number, language: Language) {
  const [id, zh, en] = PEOPLE[index] as [number, string, string]
  return { id, name: language === 'zh' ? zh : en }
}

function row(seed: Seed, index: number, language: Language) {
  const measure = measureOf(seed)
  const said = language === 'zh' ? 0 : 1
  const [, , , , change, low, high] = seed.figures ?? []
  return {
    id: index + 1,
    title: seed.title[said],
    owner: who(seed.owner, language),
    node: seed.node[0],
    nodeName: seed.node[said + 1],
    dueOn: seed.dueOn,
    doneOn: seed.doneOn,
    judgeOn: seed.judgeOn,
    state: seed.state,
    round: seed.round,
    overdue: seed.state === 'open' && seed.dueOn < TODAY,
    measure: measure.id,
    measureName: measure.name,
    unit: measure.unit,
    direction: measure.direction,
    kind: seed.kind,
    wanted: seed.wanted,
    lastVerdict: seed.verdict,
    change: change ?? null,
    low: low ?? null,
    high: high ?? null,
  }
}

export function list(language: Language, owner: string | null) {
  return SEEDS.map((seed, index) => row(seed, index, language)).filter((each) => !owner || each.owner.id === 11)
}

function look(seed: Seed) {
  const [before, after, casesBefore, casesAfter, change, low, high] = seed.figures ?? [
    '0.25',
    '0.3',
    120,
    60,
    '0.05',
    '-0.06',
    '0.17',
  ]
  const sign = measureOf(seed).direction === 'up' ? 1 : -1
  return {
    round: seed.verdict === 'no_effect' ? 1 : seed.round,
    judgedOn: '2026-06-16',
    from: '2026-03-19',
    to: '2026-06-15',
    before,
    after,
    change,
    low,
    high,
    comparisonChange: null,
    casesBefore,
    casesAfter,
    immature: 12,
    wanted: String(sign * Number(seed.wanted)),
    kind: seed.kind,
    verdict: seed.verdict ?? 'undecided',
    asOf: '2026-06-15T18:00:04Z',
    ledgerVersion: 482_113,
    sentence: SENTENCES[seed.verdict ?? 'undecided'],
  }
}

const SENTENCES = {
  effective: both(
    '有效：25.0% → 40.2%（248 个样本、231 个样本），变化 +15.2 个百分点（90% 区间 +8.3 个百分点 … +22.1 个百分点），目标 +10.0 个百分点。达到目标，且区间不含零。另有 12 个样本仍在办理，未计入。',
    'Effective: 25.0 % → 40.2 % (248 cases and 231 cases), a change of +15.2 points (90 % interval +8.3 points … +22.1 points); +10.0 points was wanted. It is reached, and the interval excludes zero. 12 cases are still open and left out.',
  ),
  no_effect: both(
    '无效果：11.8 天 → 11.5 天（322 个样本、297 个样本），变化 −2.5%（90% 区间 −11.2% … +7.0%），目标 −20.0%。区间不含目标幅度。',
    'No effect: 11.8 days → 11.5 days (322 cases and 297 cases), a change of −2.5 % (90 % interval −11.2 % … +7.0 %); −20.0 % was wanted. The interval excludes it.',
  ),
  undecided: both(
    '尚无定论：31.0% → 36.4%（58 个样本、22 个样本），变化 +5.4 个百分点（90% 区间 −12.8 个百分点 … +24.7 个百分点），目标 +10.0 个百分点。区间还太宽，不能定论。',
    'Undecided: 31.0 % → 36.4 % (58 cases and 22 cases), a change of +5.4 points (90 % interval −12.8 points … +24.7 points); +10.0 points was wanted. The interval is still too wide to tell.',
  ),
}

export function item(id: number, language: Language) {
  const index = Math.min(Math.max(id, 1), SEEDS.length) - 1
  const seed = SEEDS[index] as Seed
  const measure = measureOf(seed)
  const value = measure.unit === 'days' ? '11.8' : measure.unit === 'count' ? '37.5' : '0.25'
  const event = (at: string, name: string, by: string | null, details: Record<string, string> = {}) => ({
    at,
    by,
    round: 1,
    event: name,
    details,
  })
  const boss = who(1, language).name
  return {
    item: row(seed, index, language),
    text:
      language === 'zh'
        ? '每份方案前两页放同行业案例与效果数字；第三页列出客户可能的三项风险与我方对策。模板见知识库。'
        : 'The first two pages show a case of the same trade with its figures, the third the three risks that the customer may see, with our answers.',
    version: 3,
    creator: { name: boss },
    createdAt: '2026-03-02T02:12:00Z',
    family: measure.family,
    currency: 'CNY',
    where: measure.id === 'visits' ? {} : { node: 'proposal' },
    comparison: index === 0 ? { node: 'proposal', unit: '4' } : null,
    baselineFrom: '2025-12-01',
    baselineTo: '2026-02-28',
    windowDays: 90,
    origin:
      index === 0
        ? {
            kind: 'bottleneck',
            node: 'proposal',
            conversion: '0.25',
            baseline: '0.38',
            lossAmount: '12540000.00',
            n: 248,
            p: '0.0000123',
            from: '2025-12-01',
            to: '2026-02-28',
            place: 'unit:2',
          }
        : null,
    baseline: { family: measure.family, value, cases: 248, immature: 3 },
    soFar:
      seed.state === 'done'
        ? {
            ...look(seed),
            before: '37.5',
            after: '44.1',
            change: '0.176',
            low: '-0.04',
            high: '0.43',
            casesBefore: 12,
            casesAfter: 6,
            immature: 0,
            judgedOn: null,
            asOf: null,
          }
        : null,
    judgements: seed.verdict ? [look(seed)] : [],
    history: [
      ...(seed.verdict === 'no_effect'
        ? [event('2026-06-15T18:00:04Z', 'reopened', null, { dueOn: '2026-08-24' })]
        : []),
      ...(seed.verdict ? [event('2026-06-15T18:00:04Z', 'judged', null, { verdict: seed.verdict })] : []),
      ...(seed.doneOn || seed.verdict
        ? [event('2026-03-18T08:30:00Z', 'done', who(seed.owner, language).name, { on: '2026-03-18' })]
        : []),
      event('2026-03-02T02:12:00Z', 'created', boss),
    ],
    can: {
      edit: seed.state === 'open',
      done: seed.state === 'open',
      reopen: seed.state === 'undecided' || seed.state === 'effective',
      extend: seed.state === 'undecided' || seed.state === 'done',
      close: seed.state !== 'closed',
    },
  }
}

export function choices(language: Language) {
  const said = language === 'zh' ? 0 : 1
  return {
    measures: MEASURES,
    nodes: [
      { node: 'company', name: ['全公司', 'Whole company'][said], depth: 0 },
      { node: 'unit:2', name: ['华东大区', 'East'][said], depth: 1 },
      { node: 'unit:3', name: ['华南大区', 'South'][said], depth: 1 },
      { node: 'unit:4', name: ['华北大区', 'North'][said], depth: 1 },
    ],
    people: PEOPLE.map((_, index) => ({ ...who(index, language), unit: ['华东大区', 'East'][said] })),
  }
}

export function preview(query: URLSearchParams) {
  const measure = MEASURES.find((each) => each.id === query.get('measure')) ?? MEASURES[0]
  const days = Number(query.get('windowDays') ?? 90)
  const expected = Math.round((248 * days) / 90)
  const chance = Math.min(0.99, Number(query.get('wanted') ?? 0) * Math.sqrt(expected) * 0.55).toFixed(3)
  const percent = Math.round(Number(chance) * 100)
  return {
    family: measure?.family,
    unit: measure?.unit,
    direction: measure?.direction,
    figure: { family: measure?.family, value: measure?.unit === 'days' ? '11.8' : '0.25', cases: 248, immature: 3 },
    comparison: null,
    expected,
    chance,
    sentence: both(
      `观察期内约有 ${expected} 个样本；若真有这样的变化，看出来的把握约 ${percent}%。`,
      `The window will bring about ${expected} cases; such a change would be seen with about ${percent} %.`,
    ),
  }
}

let unread = new Set([1, 2, 3])
const NOTICES = [
  {
    kind: 'judged',
    text: both(
      '“方案呈现先讲同行案例，再预判风险”已评判，有效：25.0% → 40.2%，变化 +15.2 个百分点（90% 区间 +8.3 … +22.1）',
      '"Open proposals with a case of the trade" was judged. Effective: 25.0 % → 40.2 %, a change of +15.2 points (90 % interval +8.3 … +22.1)',
    ),
    to: '/improvements/1',
    at: '2026-08-17T00:02:00Z',
  },
  {
    kind: 'reopened',
    text: both(
      '“合同模板由法务预审”重新打开（第 2 轮）：无效果',
      '"Have contracts checked" is open again (round 2). No effect',
    ),
    to: '/improvements/2',
    at: '2026-08-16T18:00:00Z',
  },
  {
    kind: 'overdue',
    text: both(
      '“签约前风险清单”已过截止日 2026-08-10，尚未完成',
      '"A list of risks before signing" was due 2026-08-10 and is not done',
    ),
    to: '/improvements/5',
    at: '2026-08-11T18:00:00Z',
  },
  {
    kind: 'assigned',
    text: both(
      '周敏 请您负责改善项“电话邀约话术统一”，2026-07-01 前完成',
      'Linda Mitchell made you the owner of "One script for the first call", due 2026-07-01',
    ),
    to: '/improvements/4',
    at: '2026-06-20T03:00:00Z',
  },
]

export function notices(language: Language) {
  const all = NOTICES.map((notice, index) => ({
    ...notice,
    id: index + 1,
    text: notice.text[language],
    read: !unread.has(index + 1),
  }))
  return { unread: unread.size, notices: all }
}

export function readNotices(body: { ids?: number[]; all?: boolean }) {
  unread = body.all ? new Set() : new Set([...unread].filter((id) => !body.ids?.includes(id)))
}
