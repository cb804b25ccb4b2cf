import { expect, it } from 'vitest'
import { type Deal, NODES, type Visit } from './deals.ts'
import { pathOf, timelineOf } from './timeline.ts'

const LIMIT = 7

const visit = (node: Visit['node'], enteredOn: string, days: number, current = false): Visit => ({
  node,
  enteredAt: null,
  enteredOn,
  leftOn: current ? null : enteredOn,
  days,
  current,
  limitDays: LIMIT,
  over: days > LIMIT,
})

const deal: Deal = {
  id: 1,
  version: 3,
  name: 'Inspection line',
  customer: null,
  owner: null,
  unit: null,
  product: null,
  line: null,
  channel: null,
  node: 'proposal',
  state: 'open',
  amount: null,
  estimated: true,
  openedOn: '2026-05-01',
  closedOn: null,
  lossReason: null,
  can: { change: true },
  visits: [
    visit('lead', '2026-05-01', 4),
    visit('needs', '2026-05-05', 5),
    visit('proposal', '2026-05-10', 2),
    visit('needs', '2026-05-12', 3),
    visit('proposal', '2026-05-15', 1, true),
  ],
  blockers: [
    {
      id: 4,
      node: 'needs',
      reason: { code: 'budget', name: { zh: 'y', en: 'Budget' } },
      text: null,
      since: '2026-05-06',
      solvedOn: '2026-05-08',
    },
  ],
  activities: [{ id: 'a', kind: 'call', day: '2026-05-06', by: 'Lee', text: null }],
  timeline: [
    { day: '2026-05-01', kind: 'entered', text: 'Entered lead' },
    { day: '2026-05-11', kind: 'signed', text: 'Order of 5' },
  ],
}

it('tells visits, activities, blockers and orders newest first, each once', () => {
  expect(timelineOf(deal).map((entry) => `${entry.day} ${entry.kind}`)).toEqual([
    '2026-05-15 visit',
    '2026-05-12 visit',
    '2026-05-11 other',
    '2026-05-10 visit',
    '2026-05-08 solved',
    '2026-05-06 blocked',
    '2026-05-06 activity',
    '2026-05-05 visit',
    '2026-05-01 visit',
  ])
})

it('the end of a deal stands above everything else of its day', () => {
  const won: Deal = { ...deal, state: 'won', closedOn: '2026-05-15' }
  expect(timelineOf(won)[0]?.kind).toBe('closed')
})

it('the path adds up the stays in a node that was left and entered again', () => {
  const path = pathOf(deal, NODES)
  expect(path.map((step) => step.days)).toEqual([4, 8, 3, null, null, null])
  expect(path.map((step) => step.over)).toEqual([false, false, false, false, false, false])
  expect(path.find((step) => step.current)?.node).toBe('proposal')
  expect(path.map((step) => step.passed)).toEqual([true, true, true, false, false, false])
})

it('the path calls a node late where the server says so of one of its stays', () => {
  const late: Deal = { ...deal, visits: [...deal.visits, visit('needs', '2026-05-20', 8)] }
  expect(pathOf(late, NODES).map((step) => step.over)).toEqual([false, true, false, false, false, false])
})
