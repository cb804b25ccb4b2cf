/** An invented company for looking at the pages without a server. Figures are whole thousands, summed exactly. */
export type MockUnit = {
  node: string
  id: number
  parent: string | null
  level: 'company' | 'region' | 'team' | 'person'
  zh: string
  en: string
  lead: string | null
  plan: number[]
  done: number[]
}

export const TODAY = '2026-08-17'
export const MONTH = 7
const PART_OF_MONTH = 11 / 21
const SEASON = [62, 48, 88, 76, 82, 98, 78, 80, 104, 82, 88, 114]

const REGIONS = [
  ['华东大区', 'East', 136_000, 1.052, '周敏', 'Linda Mitchell'],
  ['华南大区', 'South', 112_000, 1.01, '陈立恒', 'José Saraiva'],
  ['华北大区', 'North', 94_000, 0.905, '赵雅琪', 'Rachel Valdez'],
  ['西南大区', 'South-west and Rocky Mountains', 72_000, 0.832, '罗骁', 'Shu Ito'],
  ['战略客户部', 'Key accounts', 66_000, 1.018, '许静', 'Jae Pak'],
] as const
const TEAMS = ['一部', '二部', '三部']
const PEOPLE =
  '王宇航 李思颖 张博文 刘晨曦 黄嘉怡 吴俊杰 徐若涵 孙浩然 马诗雨 朱子墨 胡可欣 郭天宇 何雨桐 高明哲 林婉清 罗一鸣 郑梓萱 梁浩宇 谢依诺 宋子轩 唐诗韵 韩宇轩 冯静怡 董俊豪 萧雅文 程思远 曹雨泽 袁梦琪 邓伟宸 许佳宁 傅明远 沈心怡 曾子涵 彭宇晨 吕思彤 苏浩轩 卢静雯 蒋文博 蔡雨欣 贾子豪 丁梦洁 魏宇泽 薛佳怡 叶晨阳 阎思源'.split(
    ' ',
  )
const FIRST =
  'Michael Pamela Tsvi Garrett Jillian Tete Lynn Ranjit David Amy Stephen Rebecca Jean Christopher Anneke'.split(' ')
const LAST =
  'Blythe Ansman-Wolfe Reiter Vargas Carson Mensa-Annan Tsoflias Varkey Campbell Alberts Jiang Featherstonehaugh'.split(
    ' ',
  )

let seed = 7
function random(): number {
  seed = (seed * 16_807) % 2_147_483_647
  return seed / 2_147_483_647
}

/** Splits a whole number by weights, exactly. */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const raw = weights.map((weight) => (total * weight) / sum)
  const parts = raw.map(Math.floor)
  let rest = total - parts.reduce((a, b) => a + b, 0)
  const order = raw.map((value, index) => ({ index, part: value - Math.floor(value) })).sort((a, b) => b.part - a.part)
  for (const { index } of order) {
    if (rest-- <= 0) break
    parts[index] = (parts[index] ?? 0) + 1
  }
  return parts
}

function doneOf(plan: readonly number[], strength: number): number[] {
  return plan.map((value, month) => {
    if (month > MONTH) return 0
    const luck = 0.88 + random() * 0.24
    return Math.round(value * strength * luck * (month === MONTH ? PART_OF_MONTH : 1))
  })
}

function add(rows: readonly MockUnit[], key: 'plan' | 'done'): number[] {
  return SEASON.map((_, month) => rows.reduce((sum, row) => sum + (row[key][month] ?? 0), 0))
}

function build(): MockUnit[] {
  const units: MockUnit[] = []
  let person = 0
  let unit = 1
  const regions = REGIONS.map(([zh, en, total, strength, leadZh, leadEn]) => {
    const regionId = ++unit
    const rows: MockUnit[] = []
    const teams = split(total, [1, 0.86, 0.72]).map((teamTotal, index) => {
      const teamId = ++unit
      const members = split(teamTotal, [1.1, 0.95, 0.8]).map((own): MockUnit => {
        const plan = split(own, SEASON)
        const position = person++
        const english = `${FIRST[position % FIRST.length]} ${LAST[(position * 5) % LAST.length]}`
        return {
          node: `person:${position + 1}`,
          id: position + 1,
          parent: `unit:${teamId}`,
          level: 'person',
          zh: PEOPLE[position % PEOPLE.length] ?? '',
          en: english,
          lead: null,
          plan,
          done: doneOf(plan, strength * (0.88 + random() * 0.26)),
        }
      })
      const team: MockUnit = {
        node: `unit:${teamId}`,
        id: teamId,
        parent: `unit:${regionId}`,
        level: 'team',
        zh: `${zh.replace('大区', '')}${TEAMS[index]}`,
        en: `${en} team ${index + 1}`,
        lead: null,
        plan: add(members, 'plan'),
        done: add(members, 'done'),
      }
      rows.push(team, ...members)
      return team
    })
    const region: MockUnit = {
      node: `unit:${regionId}`,
      id: regionId,
      parent: 'company',
      level: 'region',
      zh,
      en,
      lead: `${leadZh}|${leadEn}`,
      plan: add(teams, 'plan'),
      done: add(teams, 'done'),
    }
    units.push(region, ...rows)
    return region
  })
  units.unshift({
    node: 'company',
    id: 1,
    parent: null,
    level: 'company',
    zh: '全公司',
    en: 'Whole company',
    lead: null,
    plan: add(regions, 'plan'),
    done: add(regions, 'done'),
  })
  return units
}

export const units = build()

export function find(node: string): MockUnit {
  return units.find((unit) => unit.node === node) ?? (units[0] as MockUnit)
}

export function childrenOf(node: string): MockUnit[] {
  return units.filter((unit) => unit.parent === node)
}

export function below(node: string): MockUnit[] {
  return childrenOf(node).flatMap((child) => [child, ...below(child.node)])
}

export function depthOf(unit: MockUnit): number {
  return unit.parent === null ? 0 : 1 + depthOf(find(unit.parent))
}

/** What was due by today: past months and the elapsed working days of this one. */
export function dueOf(plan: readonly number[]): number {
  return plan.reduce((sum, value, month) => {
    if (month < MONTH) return sum + value
    return month === MONTH ? sum + value * PART_OF_MONTH : sum
  }, 0)
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
