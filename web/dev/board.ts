import { below, childrenOf, depthOf, dueOf, find, MONTH, type MockUnit, TODAY, total, units } from './organization.ts'

type Language = 'zh' | 'en'
const YEAR_MONTHS = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`)
const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const WORKING_DAYS = [20, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]

const money = (thousands: number) => (thousands * 1000).toFixed(2)
const ratio = (value: number) => value.toFixed(4)

function statusOf(pace: number) {
  if (pace >= 1.03) return 'ahead'
  if (pace >= 0.97) return 'on'
  return pace >= 0.88 ? 'behind' : 'alarm'
}

function name(unit: MockUnit, language: Language): string {
  return unit[language]
}

function progress(unit: MockUnit, months: readonly number[]) {
  const plan = months.map((month) => unit.plan[month] ?? 0)
  const target = total(plan)
  const done = total(months.map((month) => unit.done[month] ?? 0))
  const due = dueOf(unit.plan.map((value, month) => (months.includes(month) ? value : 0)))
  return {
    done: money(done),
    target: money(target),
    dueByToday: money(due),
    share: ratio(done / target),
    dueShare: ratio(due / target),
    gap: money(done - due),
    attainment: due > 0 ? ratio(done / due) : null,
    status: due > 0 ? statusOf(done / due) : 'none',
  }
}

export function board(node: string, period: string, language: Language) {
  const unit = find(node)
  const months = period === 'year' ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] : period === 'quarter' ? [6, 7, 8] : [7]
  const first = months[0] ?? 0
  const last = months.at(-1) ?? 11
  const own = progress(unit, months)
  const ranked = (rows: MockUnit[]) =>
    rows
      .map((row) => ({ row, ...progress(row, months) }))
      .sort((a, b) => Number(b.attainment) - Number(a.attainment))
      .map(({ row, ...figures }, index) => ({
        rank: index + 1,
        node: row.node,
        name: name(row, language),
        unitName: row.parent ? name(find(row.parent), language) : null,
        ...figures,
      }))
  const path: MockUnit[] = []
  for (let at: MockUnit | null = unit; at; at = at.parent ? find(at.parent) : null) path.unshift(at)
  const rows = unit.level === 'person' ? [unit] : childrenOf(node)
  const workingDays = months.reduce((sum, month) => sum + (WORKING_DAYS[month] ?? 0), 0)
  const elapsed = months.reduce(
    (sum, month) => sum + (month < MONTH ? (WORKING_DAYS[month] ?? 0) : month === MONTH ? 11 : 0),
    0,
  )
  const remaining = workingDays - elapsed
  const measure = { id: 'revenue', name: { zh: '签约额', en: 'Revenue' }, unit: 'money' }
  return {
    node: { node: unit.node, name: name(unit, language), level: unit.level },
    path: path.map((step) => ({ node: step.node, name: name(step, language) })),
    selectable: units.map((entry) => ({
      node: entry.node,
      name: name(entry, language),
      level: entry.level,
      depth: depthOf(entry),
    })),
    plan: {
      id: 1,
      name: language === 'zh' ? '2026 年度目标' : 'Targets 2026',
      measure: 'revenue',
      measureName: measure.name,
      year: 2026,
      status: 'published',
      total: money(total(find('company').plan)),
    },
    period: {
      kind: period,
      label:
        period === 'year' ? (language === 'zh' ? '2026 财年' : 'FY2026') : period === 'quarter' ? '2026 Q3' : '2026-08',
      from: `${YEAR_MONTHS[first]}-01`,
      to: `${YEAR_MONTHS[last]}-${LAST_DAYS[last]}`,
    },
    today: TODAY,
    asOf: `${TODAY}T14:20:00Z`,
    measure,
    currency: language === 'zh' ? 'CNY' : 'USD',
    ...own,
    workingDays: { total: workingDays, elapsed, remaining },
    neededPerDay: remaining > 0 ? ((Number(own.target) - Number(own.done)) / remaining).toFixed(2) : null,
    tiles: tiles(),
    ...course(unit, months, period),
    children: rows
      .filter((row) => row !== unit)
      .map((row) => ({
        node: row.node,
        name: name(row, language),
        level: row.level,
        lead: row.lead ? (row.lead.split('|')[language === 'zh' ? 0 : 1] ?? null) : null,
        ...progress(row, months),
      })),
    heat: {
      months: YEAR_MONTHS,
      rows: rows.map((row) => ({
        node: row.node,
        name: name(row, language),
        ratio: progress(row, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).attainment,
        cells: YEAR_MONTHS.map((month, index) => {
          const plan = row.plan[index] ?? 0
          const due = index === MONTH ? (plan * 11) / 21 : plan
          return {
            month,
            done: money(row.done[index] ?? 0),
            plan: money(plan),
            ratio: index > MONTH ? null : ratio((row.done[index] ?? 0) / due),
            status: index > MONTH || due === 0 ? 'none' : statusOf((row.done[index] ?? 0) / due),
            state: index < MONTH ? 'past' : index === MONTH ? 'current' : 'future',
          }
        }),
      })),
    },
    ranking: {
      visibility: 'all',
      people: ranked(below(node).filter((row) => row.level === 'person')),
      teams: ranked(below(node).filter((row) => row.level === 'team')),
    },
  }
}

function course(unit: MockUnit, months: readonly number[], period: string) {
  const first = months[0] ?? 0
  const pace: { day: string; done: string | null; plan: string }[] = [
    { day: `${YEAR_MONTHS[first]}-01`, done: '0.00', plan: '0.00' },
  ]
  const gaps: { month: string; gap: string | null; future: boolean }[] = []
  let done = 0
  let plan = 0
  if (period === 'month' || period === 'week') {
    const due = (unit.plan[MONTH] ?? 0) / 31
    for (let day = 1; day <= 31; day++) {
      const key = `2026-08-${String(day).padStart(2, '0')}`
      plan += due
      if (day <= 17) done += ((unit.done[MONTH] ?? 0) / 17) * (day % 3 === 0 ? 1.6 : 0.7)
      pace.push({ day: key, done: day <= 17 ? money(done) : null, plan: money(plan) })
      if (day <= 17) gaps.push({ month: key, gap: money(done - plan), future: false })
    }
    return { pace, gaps }
  }
  for (const month of months) {
    const own = unit.plan[month] ?? 0
    if (month === MONTH) {
      done += unit.done[month] ?? 0
      pace.push({ day: TODAY, done: money(done), plan: money(plan + (own * 11) / 21) })
      gaps.push({ month: YEAR_MONTHS[month] ?? '', gap: money(done - plan - (own * 11) / 21), future: false })
    }
    plan += own
    if (month < MONTH) {
      done += unit.done[month] ?? 0
      gaps.push({ month: YEAR_MONTHS[month] ?? '', gap: money(done - plan), future: false })
    }
    pace.push({
      day: `${YEAR_MONTHS[month]}-${LAST_DAYS[month]}`,
      done: month < MONTH ? money(done) : null,
      plan: money(plan),
    })
  }
  return { pace, gaps }
}

function tiles() {
  const spark = (values: number[]) =>
    values.map((value, index) => ({ month: YEAR_MONTHS[index], value: String(value) }))
  return [
    tile(
      'receipts',
      '回款',
      'Receipts',
      'money',
      '241873400.00',
      '227412000.00',
      spark([18, 14, 27, 24, 26, 33, 27, 15]),
    ),
    tile(
      'new_customers',
      '新增客户',
      'New customers',
      'count',
      '1284',
      '1209',
      spark([80, 92, 88, 101, 97, 118, 112, 108]),
    ),
    tile(
      'average_order_value',
      '客单价',
      'Average order value',
      'money',
      '186240.00',
      '180110.00',
      spark([17.2, 17.5, 17.8, 18, 18.2, 18.1, 18.4, 18.6]),
    ),
    tile(
      'repurchase_rate',
      '复购率',
      'Repurchase rate',
      'ratio',
      '0.3140',
      '0.3350',
      spark([34, 33.6, 33.1, 32.8, 32.2, 32, 31.6, 31.4]),
    ),
    tile(
      'win_rate',
      '赢单率',
      'Win rate',
      'ratio',
      '0.2830',
      '0.2710',
      spark([26, 27, 26.5, 27.1, 28, 27.8, 28.2, 28.3]),
    ),
    tile(
      'cycle_days',
      '成交周期',
      'Sales cycle',
      'days',
      '46.2',
      '48.9',
      spark([50, 49, 49.5, 48, 47.6, 47, 46.4, 46.2]),
    ),
  ]
}

function tile(measure: string, zh: string, en: string, unit: string, value: string, previous: string, spark: unknown) {
  return { measure, name: { zh, en }, unit, value, previous, spark }
}
