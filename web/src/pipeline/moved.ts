import type { DealBoard, DealColumn, DealNode, DealRow, Target } from './deals.ts'

/** The node in which a deal stands after a move; a lost deal keeps the one where it was lost. */
export function nodeAfter(deal: DealRow, to: Target): DealNode {
  if (to === 'won') return 'after_sales'
  return to === 'lost' ? deal.node : to
}

/**
 * The board as it will be when the server agrees: the card goes to the head of its new column, the counts and sums of
 * both columns follow. A lost deal leaves the board. The server's figures replace these as soon as they come.
 */
export function moved(board: DealBoard, id: number, to: Target, amount?: string): DealBoard {
  const deal = board.columns.flatMap((column) => column.deals).find((card) => card.id === id)
  if (!deal) return board
  const node = nodeAfter(deal, to)
  const state = to === 'won' || to === 'lost' ? to : 'open'
  const next: DealRow = {
    ...deal,
    node,
    state,
    stayDays: 0,
    overdue: false,
    ...(amount === undefined ? {} : { amount, estimated: false }),
  }
  const columns = board.columns.map((column) => {
    const left = column.deals.includes(deal) ? without(column, deal) : column
    return to !== 'lost' && column.node === node ? withCard(left, next) : left
  })
  return { ...board, columns }
}

/** After a move the board knows the new version at once, so that the next move of the same card is not stale. */
export function withVersion(board: DealBoard, id: number, version: number): DealBoard {
  const columns = board.columns.map((column) => ({
    ...column,
    deals: column.deals.map((card) => (card.id === id ? { ...card, version } : card)),
  }))
  return { ...board, columns }
}

function without(column: DealColumn, deal: DealRow): DealColumn {
  return {
    ...column,
    count: column.count - 1,
    amount: plus(column.amount, deal.amount, -1n),
    estimated: column.estimated - (deal.estimated ? 1 : 0),
    deals: column.deals.filter((card) => card !== deal),
  }
}

function withCard(column: DealColumn, deal: DealRow): DealColumn {
  return {
    ...column,
    count: column.count + 1,
    amount: plus(column.amount, deal.amount, 1n),
    estimated: column.estimated + (deal.estimated ? 1 : 0),
    deals: [deal, ...column.deals],
  }
}

/** Amounts are decimal strings with at most two places; they are added as whole cents. */
function plus(sum: string, amount: string | null, sign: 1n | -1n): string {
  const cents = toCents(sum) + sign * toCents(amount ?? '0')
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function toCents(amount: string): bigint {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.')
  const cents = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2))
  return amount.startsWith('-') ? -cents : cents
}
