import { expect, it } from 'vitest'
import type { DealBoard, DealColumn, DealNode, DealRow } from './deals.ts'
import { moved, withVersion } from './moved.ts'

function deal(id: number, node: DealNode, amount: string | null, estimated = false): DealRow {
  return {
    id,
    name: `Deal ${id}`,
    customer: null,
    owner: null,
    unit: null,
    product: null,
    line: null,
    channel: null,
    node,
    state: 'open',
    amount,
    estimated,
    openedOn: '2026-05-01',
    closedOn: null,
    enteredOn: '2026-06-01',
    stayDays: 9,
    overdue: true,
    blocked: false,
    lossReason: null,
    version: 1,
  }
}

function column(node: DealNode, count: number, amount: string, deals: DealRow[]): DealColumn {
  return { node, count, amount, estimated: 0, limitDays: 7, deals, more: count - deals.length }
}

const board: DealBoard = {
  columns: [
    column('proposal', 3, '1200.50', [deal(1, 'proposal', '200.25'), deal(2, 'proposal', '1000.25')]),
    column('objections', 1, '0.99', [deal(3, 'objections', '0.99')]),
    column('after_sales', 0, '0', []),
  ],
}

it('a card goes to the head of its new column, and both sums follow to the cent', () => {
  const [from, to] = moved(board, 1, 'objections').columns
  expect([from?.count, from?.amount, from?.more]).toEqual([2, '1000.25', 1])
  expect([to?.count, to?.amount]).toEqual([2, '201.24'])
  expect(to?.deals.map((card) => [card.id, card.node, card.stayDays, card.overdue])).toEqual([
    [1, 'objections', 0, false],
    [3, 'objections', 9, true],
  ])
})

it('a won deal stands in after-sales with the amount it was won for', () => {
  const won = moved(board, 1, 'won', '250').columns[2]
  expect([won?.count, won?.amount, won?.deals[0]?.state]).toEqual([1, '250.00', 'won'])
})

it('a lost deal leaves the board', () => {
  const cards = moved(board, 1, 'lost').columns.flatMap((each) => each.deals)
  expect(cards.map((card) => card.id)).toEqual([2, 3])
})

it('moving there and back gives the sums of the start', () => {
  const back = moved(moved(board, 1, 'objections'), 1, 'proposal')
  expect(back.columns.map((each) => [each.count, Number(each.amount)])).toEqual([
    [3, 1200.5],
    [1, 0.99],
    [0, 0],
  ])
})

it('an unknown card changes nothing; a new version reaches its card', () => {
  expect(moved(board, 99, 'won')).toBe(board)
  expect(withVersion(board, 3, 7).columns[1]?.deals[0]?.version).toBe(7)
})
