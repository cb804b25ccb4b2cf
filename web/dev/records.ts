import { find, TODAY, units } from './organization.ts'

type Language = 'zh' | 'en'
const both = (zh: string, en: string) => ({ zh, en })

export function measures() {
  const dimensions = ['person', 'team', 'region', 'product', 'product_line', 'newness']
  const measure = (
    id: string,
    zh: string,
    en: string,
    unit: string,
    kind: string,
    definition: { zh: string; en: string },
  ) => ({
    id,
    name: both(zh, en),
    unit,
    direction: id === 'cycle_days' || id === 'churn_rate' ? 'down' : 'up',
    kind,
    dimensions,
    definition,
  })
  return [
    measure(
      'revenue',
      '签约额',
      'Revenue',
      'money',
      'result',
      both(
        '期间内签约金额之和，减去冲减签约的退货；按签约日计入。',
        'Σ signed amount − returns booked against signing, by signing date.',
      ),
    ),
    measure(
      'receipts',
      '回款',
      'Receipts',
      'money',
      'result',
      both('收款减退款，按收款日计入。', 'Σ paid − refunded, by payment date.'),
    ),
    measure(
      'deals_won',
      '赢单数',
      'Deals won',
      'count',
      'result',
      both('期间内进入售后节点的商机数。', 'Deals that reached after-sales in the period.'),
    ),
    measure(
      'average_order_value',
      '客单价',
      'Average order value',
      'money',
      'result',
      both('签约额 ÷ 签约订单数。', 'Revenue ÷ signed orders.'),
    ),
    measure(
      'new_customers',
      '新增客户',
      'New customers',
      'count',
      'result',
      both('首张签约订单落在期间内的客户数。', 'Customers whose first signed order lies in the period.'),
    ),
    measure(
      'win_rate',
      '赢单率',
      'Win rate',
      'ratio',
      'process',
      both('赢单 ÷（赢单 + 输单），按关闭日。', 'Deals won ÷ (won + lost), by closing date.'),
    ),
    measure(
      'cycle_days',
      '成交周期',
      'Sales cycle',
      'days',
      'process',
      both('赢单从线索到签约的天数：平均与中位数。', 'Lead to signing of won deals: mean and median.'),
    ),
    measure(
      'visits',
      '拜访数',
      'Visits',
      'count',
      'process',
      both('按日期计数的客户拜访。', 'Customer visits, counted by date.'),
    ),
    measure(
      'repurchase_rate',
      '复购率',
      'Repurchase rate',
      'ratio',
      'health',
      both(
        '本期与上一等长期间都签约的客户 ÷ 上期签约客户。',
        'Customers who sign in this and the previous period ÷ customers of the previous period.',
      ),
    ),
    measure(
      'churn_rate',
      '流失率',
      'Churn rate',
      'ratio',
      'health',
      both('期间内流失客户 ÷ 期初活跃客户。', 'Lost customers ÷ active customers at the start.'),
    ),
  ]
}

export function values(id: string, by: string[], language: Language) {
  const measure = measures().find((candidate) => candidate.id === id)
  const unit = measure?.unit ?? 'money'
  const keys = by.includes('region')
    ? units.filter((entry) => entry.level === 'region').map((entry) => entry[language])
    : ['']
  const quarters = by.includes('quarter') ? ['2026-Q1', '2026-Q2', '2026-Q3'] : ['']
  const value = (factor: number) =>
    unit === 'ratio'
      ? (0.31 * factor).toFixed(4)
      : unit === 'days'
        ? (46 * factor).toFixed(1)
        : unit === 'count'
          ? String(Math.round(412 * factor))
          : (31_468_200 * factor).toFixed(2)
  return {
    measure: id,
    unit,
    currency: language === 'zh' ? 'CNY' : 'USD',
    from: '2026-01-01',
    to: TODAY,
    by,
    known: null,
    asOf: `${TODAY}T06:20:00Z`,
    rows: quarters.flatMap((quarter, q) =>
      keys.map((region, r) => ({
        quarter,
        region,
        value: value(1 + q * 0.12 - r * 0.13),
        ...(unit === 'ratio' ? { numerator: '128', denominator: '412' } : {}),
      })),
    ),
    total: { value: value(5.2) },
  }
}

export function unitsOf(language: Language) {
  return units
    .filter((unit) => unit.level !== 'person')
    .map((unit) => ({
      id: unit.id,
      parentId: unit.parent ? find(unit.parent).id : null,
      level: unit.level,
      name: unit[language],
    }))
}

export function people(language: Language) {
  return units
    .filter((unit) => unit.level === 'person')
    .map((unit, index) => ({
      id: unit.id,
      name: unit[language],
      title:
        language === 'zh'
          ? index % 3 === 0
            ? '高级客户经理'
            : '客户经理'
          : index % 3 === 0
            ? 'Senior account manager'
            : 'Account manager',
      unitId: find(unit.parent ?? 'company').id,
      unitName: find(unit.parent ?? 'company')[language],
      role: index % 3 === 0 ? 'manager' : 'seller',
      from: `20${20 + (index % 6)}-0${1 + (index % 9)}-01`,
      to: index % 17 === 16 ? '2026-05-31' : null,
    }))
}

export function calendar(year: number) {
  return {
    year,
    status: year <= 2026 ? 'official' : 'estimated',
    workingDays: 248,
    months: [20, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23],
    exceptions: [
      ...[
        '01-01',
        '01-02',
        '02-16',
        '02-17',
        '02-18',
        '02-19',
        '02-20',
        '05-01',
        '05-04',
        '05-05',
        '06-19',
        '09-25',
        '10-01',
        '10-02',
        '10-05',
        '10-06',
        '10-07',
      ].map((day) => ({ day: `${year}-${day}`, working: false, name: '法定节假日' })),
      ...['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map((day) => ({
        day: `${year}-${day}`,
        working: true,
        name: '调休',
      })),
    ],
  }
}

export function customer(language: Language) {
  return {
    id: 5,
    name: language === 'zh' ? '苏州恒泰精密制造有限公司' : 'Hengtai Precision Manufacturing',
    industry: language === 'zh' ? '装备制造' : 'Machinery',
    owner: units.find((unit) => unit.level === 'person')?.[language] ?? '',
    createdOn: '2024-03-11',
    measures: [
      { measure: 'revenue', name: both('签约额', 'Revenue'), unit: 'money', value: '3471200.00' },
      { measure: 'receipts', name: both('回款', 'Receipts'), unit: 'money', value: '2918000.00' },
      { measure: 'deals_won', name: both('赢单数', 'Deals won'), unit: 'count', value: '6' },
    ],
    deals: [
      {
        id: 7,
        name: language === 'zh' ? '二期产线检测' : 'Line inspection II',
        state: 'open',
        node: language === 'zh' ? '方案呈现' : 'Proposal',
        amount: '864000.00',
        openedOn: '2026-05-12',
        closedOn: null,
      },
      {
        id: 6,
        name: language === 'zh' ? '年度维保' : 'Maintenance year',
        state: 'won',
        amount: '412000.00',
        openedOn: '2026-01-08',
        closedOn: '2026-03-20',
      },
    ],
  }
}
