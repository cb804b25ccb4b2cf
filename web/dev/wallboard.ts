import { board } from './board.ts'

const WINS = [
  ['2026-08-17', '华东一部|East 1', '王宇航|Michael Blythe', '晨光机电|Dawn Machinery', '3200000.00'],
  ['2026-08-17', '华南二部|South 2', '李思颖|Pamela Ansman-Wolfe', '岭南物流|Lingnan Logistics', '1450000.00'],
  ['2026-08-16', '战略客户部一部|Key accounts 1', '魏宇泽|Tete Mensa-Annan', null, '880000.00'],
] as const

/** The mock board, as a screen shows it. */
export function wallboard(node: string, period: string, language: 'zh' | 'en') {
  const shown = board(node, period, language)
  const say = (text: string) => text.split('|')[language === 'zh' ? 0 : 1] ?? ''
  return {
    ...shown,
    company: { name: shown.node.name, currency: shown.currency, timeZone: 'Asia/Shanghai' },
    todayFixed: false,
    plan: shown.plan.name,
    daysLeft: 136,
    day: { done: '1864000.00', due: '2257000.00' },
    wonThisWeek: '23',
    branches: shown.children.filter((branch) => branch.level !== 'person'),
    months: shown.heat.rows[0]?.cells ?? [],
    people: shown.ranking.people.slice(0, 12),
    teams: shown.ranking.teams.slice(0, 12),
    news: WINS.map(([day, unit, person, customer, amount]) => ({
      day,
      unit: say(unit),
      person: say(person),
      customer: customer === null ? null : say(customer),
      amount,
    })),
  }
}
