import { childrenOf, depthOf, MONTH, split, TODAY, total, units } from './organization.ts'

type Language = 'zh' | 'en'
type State = { cells: Map<string, number[]>; locks: Set<string>; changed: Set<string>; version: number }

const leaves = units.filter((unit) => unit.level === 'person')
const committed = total(units[0]?.plan ?? [])
const fresh = (): State => ({
  cells: new Map(leaves.map((unit) => [unit.node, [...unit.plan]])),
  locks: new Set(['person:1:9', 'person:1:10', 'person:1:11', 'person:11:8']),
  changed: new Set(),
  version: 1,
})
let state = fresh()
const history: State[] = []
const statuses = new Map<number, string>([
  [1, 'published'],
  [2, 'draft'],
])

const copy = (): State => ({
  cells: new Map([...state.cells].map(([node, months]) => [node, [...months]])),
  locks: new Set(state.locks),
  changed: new Set(state.changed),
  version: state.version + 1,
})
const leavesOf = (node: string): string[] => {
  const children = childrenOf(node)
  return children.length === 0 ? [node] : children.flatMap((child) => leavesOf(child.node))
}
const monthsOf = (node: string): number[] =>
  Array.from({ length: 12 }, (_, month) =>
    leavesOf(node).reduce((sum, leaf) => sum + (state.cells.get(leaf)?.[month] ?? 0), 0),
  )
const money = (thousands: number) => (thousands * 1000).toFixed(2)

export function plan(id: number, language: Language) {
  const assigned = total(monthsOf('company'))
  return {
    id,
    name:
      language === 'zh'
        ? id === 1
          ? '2026 年度目标'
          : '2026 年度目标（调整）'
        : id === 1
          ? 'Targets 2026'
          : 'Targets 2026, revised',
    measure: 'revenue',
    measureName: { zh: '签约额', en: 'Revenue' },
    year: 2026,
    status: statuses.get(id) ?? 'draft',
    total: money(committed),
    assigned: money(id === 1 ? committed : assigned),
    difference: money(id === 1 ? 0 : assigned - committed),
    grain: '1000',
    version: state.version,
    createdAt: '2026-07-02T09:12:00Z',
    publishedAt: id === 1 ? '2026-01-05T08:00:00Z' : null,
  }
}

export function plans(language: Language) {
  return [...statuses.keys()].map((id) => plan(id, language))
}

export function grid(id: number, language: Language) {
  const head = plan(id, language)
  return {
    plan: head,
    unit: 'money',
    currency: language === 'zh' ? 'CNY' : 'USD',
    today: TODAY,
    editable: head.status === 'draft',
    months: Array.from({ length: 12 }, (_, month) => ({
      month: `2026-${String(month + 1).padStart(2, '0')}`,
      workingDays: 21,
      past: month <= MONTH,
      current: month === MONTH,
    })),
    rows: [...units].map((unit) => {
      const months = monthsOf(unit.node)
      return {
        node: unit.node,
        parent: unit.parent,
        level: unit.level,
        name: unit[language],
        depth: depthOf(unit),
        total: money(total(months)),
        months: months.map(money),
        locked: months.map((_, month) => leavesOf(unit.node).every((leaf) => state.locks.has(`${leaf}:${month}`))),
        changed: months.map((_, month) => leavesOf(unit.node).some((leaf) => state.changed.has(`${leaf}:${month}`))),
      }
    }),
    committed: money(committed),
    assigned: head.assigned,
    difference: head.difference,
  }
}

/** A refusal as a sentence, or null when it was done. */
export function write(node: string, month: number | null, amount: number): string | null {
  const next = copy()
  const months = month === null ? [8, 9, 10, 11] : [month]
  const cells = leavesOf(node).flatMap((leaf) => months.map((at) => ({ leaf, at })))
  const free = cells.filter(({ leaf, at }) => !state.locks.has(`${leaf}:${at}`))
  const wanted = Math.round(amount / 1000)
  const whole = month === null ? total(monthsOf(node)) : (monthsOf(node)[month] ?? 0)
  const value = (cell: { leaf: string; at: number }) => state.cells.get(cell.leaf)?.[cell.at] ?? 0
  const rest = wanted - (whole - free.reduce((sum, cell) => sum + value(cell), 0))
  if (free.length === 0 || rest < 0) return `${node}: ${money(wanted - rest)}`
  split(
    rest,
    free.map((cell) => value(cell) || 1),
  ).forEach((part, index) => {
    const cell = free[index]
    const row = cell && next.cells.get(cell.leaf)
    if (!cell || !row || row[cell.at] === part) return
    row[cell.at] = part
    next.changed.add(`${cell.leaf}:${cell.at}`)
  })
  history.push(state)
  state = next
  return null
}

export function lock(node: string, month: number, locked: boolean) {
  const next = copy()
  for (const leaf of leavesOf(node)) {
    if (locked) next.locks.add(`${leaf}:${month}`)
    else next.locks.delete(`${leaf}:${month}`)
  }
  history.push(state)
  state = next
}

export function balance() {
  write('company', null, committed * 1000)
}

export function undo() {
  const before = history.pop()
  if (before) state = { ...before, version: state.version + 1 }
}

export function version(): number {
  return state.version
}

export function publish(id: number) {
  statuses.set(1, 'superseded')
  statuses.set(id, 'published')
}

export function draft(): number {
  const id = Math.max(...statuses.keys()) + 1
  statuses.set(id, 'draft')
  return id
}
