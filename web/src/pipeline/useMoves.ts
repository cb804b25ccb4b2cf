import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { freshId, Problem, post } from '../app/http.ts'
import { toast } from '../ui/toast.ts'
import type { Deal, DealBoard, DealRow, Target } from './deals.ts'
import { moved, withVersion } from './moved.ts'

/** What a move needs to know of its deal; a card of the board and the deal's own page both have it. */
export type Movable = Pick<DealRow, 'id' | 'name' | 'node' | 'state' | 'amount' | 'lossReason' | 'version'>
export type Move = { deal: Movable; to: Target; amount?: string; reason?: string; text?: string }
type Sent = Move & { id: string; undoing?: boolean }

/** The screen moves at once; the server's answer confirms it, a refusal takes it back. Undo is a move of its own. */
export function useMoves() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: ({ id, deal, to, amount, reason, text }: Sent) =>
      post<Deal>(`/api/deals/${deal.id}/moves`, { id, version: deal.version, to, amount, reason, text }),
    // The same id again is harmless, so an unanswered move is repeated.
    retry: (failures, failure) => failures < 2 && failure instanceof Problem && failure.status === 0,
    onMutate: async ({ deal, to, amount }) => {
      await queries.cancelQueries({ queryKey: ['deals-board'] })
      const before = queries.getQueriesData<DealBoard>({ queryKey: ['deals-board'] })
      queries.setQueriesData<DealBoard>({ queryKey: ['deals-board'] }, (board) =>
        board ? moved(board, deal.id, to, amount) : board,
      )
      return before
    },
    onSuccess: (after, { deal, to, undoing }) => {
      queries.setQueryData(['deal', String(deal.id)], after)
      queries.setQueriesData<DealBoard>({ queryKey: ['deals-board'] }, (board) =>
        board ? withVersion(board, deal.id, after.version) : board,
      )
      const where = to === 'won' || to === 'lost' ? t(`record.states.${to}`) : t(`deals.nodes.${to}`)
      const said = t(undoing ? 'deals.movedBack' : 'deals.moved', { name: deal.name, where })
      toast(said, undoing ? {} : { action: { text: t('app.undo'), run: () => back(deal, after.version) } })
    },
    onError: (failure, { deal }, before) => {
      for (const [key, board] of before ?? []) queries.setQueryData(key, board)
      const stale = failure instanceof Problem && failure.status === 409
      toast(stale ? t('deals.stale', { name: deal.name }) : failure.message, { tone: 'alarm' })
    },
    onSettled: () => refreshDeals(queries),
  })
  function back(deal: Movable, version: number) {
    const closed = deal.state !== 'open'
    const to = closed ? (deal.state as Target) : (deal.node as Target)
    mutate({
      id: freshId(),
      deal: { ...deal, version },
      to,
      undoing: true,
      ...(closed && deal.amount !== null ? { amount: deal.amount } : {}),
      ...(closed && deal.lossReason !== null ? { reason: deal.lossReason } : {}),
    })
  }
  return (move: Move) => mutate({ ...move, id: freshId() })
}

/** Everything that shows deals asks again. */
export function refreshDeals(queries: ReturnType<typeof useQueryClient>) {
  for (const key of ['deals-board', 'deals', 'deal', 'customer', 'customers']) {
    void queries.invalidateQueries({ queryKey: [key] })
  }
}
