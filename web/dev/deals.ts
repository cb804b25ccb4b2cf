import { keep, kept } from './activities.ts'
import { TODAY, units } from './organization.ts'

type Language = 'zh' | 'en'
const both = (zh: string, en: string) => ({ zh, en })
const OPEN = ['lead', 'needs', 'proposal', 'objections', 'signing'] as const
const NODES = [...OPEN, 'after_sales'] as const
type Node = (typeof NODES)[number]
const LIMITS: Record<Node, number | null> = {
  lead: 7,
  needs: 10,
  proposal: 14,
  objections: 5,
  signing: 12,
  after_sales: null,
}

const REASONS = {
  loss: [
    { code: 'price', name: both('价格过高', 'Price too high'), active: true },
    { code: 'competitor', name: both('选择竞品', 'Competitor chosen'), active: true },
    { code: 'no_case', name: both('无行业案例', 'No industry case'), active: true },
    { code: 'budget', name: both('预算取消', 'Budget withdrawn'), active: true },
    { code: 'old', name: both('已停用', 'No longer used'), active: false },
  ],
  blocker: [
    { code: 'legal', name: both('合同法务未过', 'Contract held by legal'), active: true },
    { code: 'decider', name: both('见不到决策人', 'Decider out of reach'), active: true },
    { code: 'sample', name: both('样机未到', 'Sample not delivered'), active: true },
  ],
}
const CHANNELS = [both('直销', 'Direct'), both('渠道商', 'Partner'), both('展会', 'Fair')]
const PRODUCTS = [
  { id: 1, zh: '智能检测套件', en: 'Inspection suite', line: both('检测', 'Inspection'), price: 864_000 },
  { id: 2, zh: '年度维保', en: 'Maintenance year', line: both('服务', 'Service'), price: 96_000 },
  { id: 3, zh: '快充模块', en: 'Fast-charging module', line: both('充电', 'Charging'), price: 38_000 },
]
const FIRMS: [string, string][] = [
  ['苏州恒泰精密制造有限公司', 'Hengtai Precision Manufacturing'],
  ['晨光机电', 'Chenguang Electric'],
  ['岭南物流集团', 'Lingnan Logistics Group'],
  ['华宇食品', 'Huayu Foods'],
  [
    '中西部装备研究院（集团）股份有限公司成都分公司',
    'Mid-west Equipment Research Institute and Holding, Chengdu branch',
  ],
  ['海川医疗', 'Haichuan Medical'],
  ['云岭汽车服务', 'Yunling Car Service'],
  ['启航教育', 'Qihang Education'],
  ['天工仪器', 'Tiangong Instruments'],
]
const WHAT: [string, string][] = [
  ['二期产线检测', 'Line inspection II'],
  ['年度维保', 'Maintenance year'],
  ['县级门店快充改造', 'Fast charging for county shops'],
  ['样机试用', 'Trial of a sample'],
  ['区域框架协议', 'Regional frame agreement'],
]

type MockDeal = {
  id: number
  firm: number
  what: number
  owner: number
  product: number | null
  channel: number | null
  node: Node
  state: 'open' | 'won' | 'lost'
  amount: number | null
  openedDaysAgo: number
  stayDays: number
  version: number
  lossReason: string | null
  name: string | null
  blockers: {
    id: number
    node: Node
    reason: string
    text: string | null
    since: string
    solvedOn: string | null
  }[]
}

const people = units.filter((unit) => unit.level === 'person')
let seed = 11
const random = (below: number) => {
  seed = (seed * 16_807) % 2_147_483_647
  return seed % below
}
function daysAgo(days: number): string {
  const moment = new Date(`${TODAY}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() - days)
  return moment.toISOString().slice(0, 10)
}

const deals: MockDeal[] = Array.from({ length: 96 }, (_, index): MockDeal => {
  const node = NODES[[0, 0, 0, 1, 1, 2, 2, 3, 4, 5][random(10)] ?? 0] ?? 'lead'
  const state = node === 'after_sales' ? 'won' : index % 13 === 12 ? 'lost' : 'open'
  const stayDays = random(22)
  const product = random(4)
  return {
    id: index + 7,
    firm: random(FIRMS.length),
    what: random(WHAT.length),
    owner: people[random(people.length)]?.id ?? 1,
    product: product === 0 ? null : product,
    channel: random(4) === 0 ? null : random(3),
    node,
    state,
    amount: random(3) === 0 ? null : (random(180) + 4) * 12_500,
    openedDaysAgo: stayDays + random(120),
    stayDays,
    version: 1,
    lossReason: state === 'lost' ? 'price' : null,
    name: null,
    blockers:
      index % 9 === 4
        ? [
            {
              id: 500 + index,
              node,
              reason: 'legal',
              text: null,
              since: daysAgo(Math.min(3, stayDays)),
              solvedOn: null,
            },
          ]
        : [],
  }
})

const unitOf = (person: number) => units.find((unit) => unit.node === people.find((each) => each.id === person)?.parent)
const productOf = (deal: MockDeal) => PRODUCTS.find((product) => product.id === deal.product)

function amountOf(deal: MockDeal): { amount: string | null; estimated: boolean } {
  const price = deal.amount ?? productOf(deal)?.price ?? null
  return { amount: price === null ? null : price.toFixed(2), estimated: deal.amount === null && price !== null }
}

function row(deal: MockDeal, language: Language) {
  const at = language === 'zh' ? 0 : 1
  const owner = people.find((person) => person.id === deal.owner)
  const unit = unitOf(deal.owner)
  const product = productOf(deal)
  return {
    id: deal.id,
    name: deal.name ?? `${FIRMS[deal.firm]?.[at]} ${WHAT[deal.what]?.[at]}`,
    customer: { id: deal.firm + 1, name: FIRMS[deal.firm]?.[at] ?? '' },
    owner: { id: deal.owner, name: owner?.[language] ?? '' },
    unit: unit?.[language] ?? null,
    product: product?.[language] ?? null,
    productId: deal.product,
    line: product?.line[language] ?? null,
    channel: deal.channel === null ? null : (CHANNELS[deal.channel]?.[language] ?? null),
    node: deal.node,
    state: deal.state,
    ...amountOf(deal),
    openedOn: daysAgo(deal.openedDaysAgo),
    closedOn: deal.state === 'open' ? null : daysAgo(deal.stayDays),
    enteredOn: daysAgo(deal.stayDays),
    stayDays: deal.stayDays,
    overdue: isLate(deal),
    blocked: deal.blockers.some((blocker) => blocker.solvedOn === null),
    lossReason: REASONS.loss.find((reason) => reason.code === deal.lossReason)?.name[language] ?? null,
    version: deal.version,
  }
}

const isLate = (deal: MockDeal) => deal.state === 'open' && deal.stayDays > (LIMITS[deal.node] ?? 999)

function chosen(query: URLSearchParams, language: Language, board: boolean) {
  const state = query.get('state') ?? 'open'
  const inside = (deal: MockDeal, unit: number) => {
    for (let at = unitOf(deal.owner); at; at = units.find((each) => each.node === at?.parent)) {
      if (at.id === unit && at.level !== 'person') return true
    }
    return false
  }
  return deals
    .filter((deal) => {
      const shown = row(deal, language)
      if (board ? deal.state === 'lost' && state === 'open' : state !== 'all' && deal.state !== state) return false
      if (query.has('node') && deal.node !== query.get('node')) return false
      if (
        query.get('owner') === 'me' ? deal.owner > 9 : query.has('owner') && deal.owner !== Number(query.get('owner'))
      )
        return false
      if (query.has('unit') && !inside(deal, Number(query.get('unit')))) return false
      if (query.has('line') && shown.line !== query.get('line')) return false
      if (query.has('channel') && shown.channel !== query.get('channel')) return false
      if (query.has('customer') && shown.customer.id !== Number(query.get('customer'))) return false
      if (query.has('reason') && deal.lossReason !== query.get('reason')) return false
      if (query.get('blocked') === 'true' && !shown.blocked) return false
      if (query.get('overdue') === 'true' && !shown.overdue) return false
      const text = (query.get('q') ?? '').toLowerCase()
      return `${shown.name} ${shown.customer.name}`.toLowerCase().includes(text)
    })
    .map((deal) => row(deal, language))
}

type Row = ReturnType<typeof row>

function sums(rows: Row[]) {
  return {
    amount: rows.reduce((sum, each) => sum + Number(each.amount ?? 0), 0).toFixed(2),
    estimated: rows.filter((each) => each.estimated).length,
  }
}

export function list(query: URLSearchParams, language: Language) {
  const rows = chosen(query, language, false)
  const sort = query.get('sort') ?? '-stay'
  const value = (each: Row): string | number => {
    switch (sort.replace('-', '')) {
      case 'amount':
        return Number(each.amount ?? -1)
      case 'opened':
        return each.openedOn
      case 'name':
        return each.name
      case 'owner':
        return each.owner.name
      case 'node':
        return NODES.indexOf(each.node)
      default:
        return each.stayDays
    }
  }
  const sign = sort.startsWith('-') ? -1 : 1
  rows.sort((a, b) => (value(a) < value(b) ? -sign : value(a) > value(b) ? sign : 0))
  const page = Number(query.get('page') ?? 0)
  const size = Number(query.get('size') ?? 50)
  return { total: rows.length, ...sums(rows), page, size, rows: rows.slice(page * size, (page + 1) * size) }
}

export function board(query: URLSearchParams, language: Language) {
  const rows = chosen(query, language, true)
  return {
    columns: NODES.map((node) => {
      const here = rows.filter((each) => each.node === node).sort((a, b) => b.stayDays - a.stayDays)
      return {
        node,
        count: here.length,
        ...sums(here),
        limitDays: LIMITS[node],
        deals: here.slice(0, 12),
        more: Math.max(0, here.length - 12),
      }
    }),
  }
}

export function page(id: number, language: Language) {
  const deal = deals.find((each) => each.id === id) ?? deals[0]
  if (!deal) return null
  const shown = row(deal, language)
  const reached = NODES.indexOf(deal.node)
  const before = deal.openedDaysAgo - deal.stayDays
  const visits = NODES.slice(0, reached + 1).map((node, index) => {
    const from = deal.openedDaysAgo - Math.round((before * index) / Math.max(1, reached))
    const to = deal.openedDaysAgo - Math.round((before * (index + 1)) / Math.max(1, reached))
    const current = index === reached && deal.state === 'open'
    return {
      node,
      enteredAt: null,
      enteredOn: daysAgo(index === reached ? deal.stayDays : from),
      leftOn: index === reached ? null : daysAgo(to),
      days: index === reached ? deal.stayDays : from - to,
      current,
      limitDays: LIMITS[node],
      over: (index === reached ? deal.stayDays : from - to) > (LIMITS[node] ?? 999),
    }
  })
  return {
    ...shown,
    visits,
    blockers: deal.blockers.map((blocker) => ({
      ...blocker,
      reason: REASONS.blocker.find((reason) => reason.code === blocker.reason),
    })),
    activities: kept()
      .filter((each) => each.deal?.id === deal.id)
      .map((each) => ({ ...each, by: shown.owner.name })),
    can: { change: true },
    timeline: [],
  }
}

export function move(id: number, body: Record<string, unknown>, language: Language) {
  const deal = deals.find((each) => each.id === id)
  if (!deal) return 404
  if (body.version !== deal.version) return 409
  const to = String(body.to)
  deal.version += 1
  deal.stayDays = 0
  deal.state = to === 'won' || to === 'lost' ? to : 'open'
  deal.lossReason = to === 'lost' ? String(body.reason) : null
  if (to === 'won') deal.node = 'after_sales'
  else if (to !== 'lost') deal.node = to as Node
  if (body.amount !== undefined) deal.amount = Number(body.amount)
  return page(id, language)
}

export function change(id: number, body: Record<string, unknown>, language: Language) {
  const deal = deals.find((each) => each.id === id)
  if (!deal) return 404
  if (body.version !== undefined && body.version !== deal.version) return 409
  deal.version += 1
  if (body.name !== undefined) deal.name = String(body.name)
  if (body.amount !== undefined) deal.amount = body.amount === null ? null : Number(body.amount)
  if (body.productId !== undefined) deal.product = body.productId === null ? null : Number(body.productId)
  if (body.channel !== undefined) deal.channel = CHANNELS.findIndex((each) => each[language] === body.channel)
  if (body.personId !== undefined) deal.owner = Number(body.personId)
  if (body.reason !== undefined) {
    const { reason, text } = body
    const id = 900 + deal.version
    deal.blockers.push({
      id,
      node: deal.node,
      reason: String(reason),
      text: text ? String(text) : null,
      since: TODAY,
      solvedOn: null,
    })
  }
  return page(id, language)
}

export function solve(blocker: number, language: Language) {
  const deal = deals.find((each) => each.blockers.some((known) => known.id === blocker))
  for (const known of deal?.blockers ?? []) if (known.id === blocker) known.solvedOn = TODAY
  return deal ? page(deal.id, language) : 404
}

export function create(body: Record<string, unknown>, language: Language) {
  const id = Math.max(...deals.map((deal) => deal.id)) + 1
  deals.push({
    id,
    firm: body.customerId ? Number(body.customerId) - 1 : 0,
    what: 0,
    owner: 1,
    product: body.productId ? Number(body.productId) : null,
    channel: null,
    node: 'lead',
    state: 'open',
    amount: body.amount ? Number(body.amount) : null,
    openedDaysAgo: 0,
    stayDays: 0,
    version: 1,
    lossReason: null,
    name: String(body.name ?? body.customerName ?? FIRMS[0]?.[0]),
    blockers: [],
  })
  return page(id, language)
}

export const reasons = REASONS

export function choices(language: Language) {
  return {
    products: PRODUCTS.map((product) => ({
      id: product.id,
      name: product[language],
      line: product.line[language],
      listPrice: product.price.toFixed(2),
    })),
    channels: CHANNELS.map((channel) => channel[language]),
    lines: PRODUCTS.map((product) => product.line[language]),
    regions: ['East', 'South'],
    industries: [],
    tiers: ['A', 'B', 'C'],
    people: people.map((person) => ({
      id: person.id,
      name: person[language],
      unitId: unitOf(person.id)?.id ?? 1,
      unitName: unitOf(person.id)?.[language] ?? '',
    })),
  }
}

export function customers(query: URLSearchParams, language: Language) {
  const at = language === 'zh' ? 0 : 1
  const rows = FIRMS.map((firm, index) => ({
    id: index + 1,
    name: firm[at],
    industry: language === 'zh' ? '装备制造' : 'Machinery',
    region: language === 'zh' ? '华东' : 'East',
    tier: ['A', 'B', 'C', null][index % 4],
    owner: { id: 1, name: people[index]?.[language] ?? '' },
    lastContactOn: index === 3 ? null : daysAgo(index * 9),
    openDeals: deals.filter((deal) => deal.firm === index && deal.state === 'open').length,
  })).filter((row) => row.name.toLowerCase().includes((query.get('q') ?? '').toLowerCase()))
  return { total: rows.length, rows }
}

export function log(body: Record<string, unknown>, language: Language) {
  const deal = deals.find((each) => each.id === Number(body.dealId))
  const at = language === 'zh' ? 0 : 1
  const activity = {
    id: body.id,
    kind: body.kind,
    day: body.day ?? TODAY,
    at: new Date().toISOString(),
    deal: deal ? { id: deal.id, name: row(deal, language).name } : null,
    customer: body.customerId
      ? { id: body.customerId, name: FIRMS[Number(body.customerId) - 1]?.[at] ?? '' }
      : deal
        ? row(deal, language).customer
        : null,
    text: body.text ?? null,
    by: people[0]?.[language] ?? '',
  }
  keep(activity)
  return activity
}

export function search(text: string, language: Language) {
  const wanted = text.toLowerCase()
  const at = language === 'zh' ? 0 : 1
  const firms = FIRMS.map((firm, index) => ({
    kind: 'customer',
    id: index + 1,
    name: firm[at],
    detail: language === 'zh' ? '装备制造' : 'Machinery',
    to: `/customers/${index + 1}`,
  }))
  const found = deals.map((deal) => {
    const shown = row(deal, language)
    return { kind: 'deal', id: deal.id, name: shown.name, detail: shown.owner.name, to: `/deals/${deal.id}` }
  })
  return [...firms, ...found].filter((each) => each.name.toLowerCase().includes(wanted)).slice(0, 8)
}
