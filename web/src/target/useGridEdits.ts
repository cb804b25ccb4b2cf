import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId, Problem, post } from '../app/http.ts'
import { type Grid, gridQuery } from './plan.ts'

/** One cell: a month of a node, or its year where month is null. */
export type CellKey = { node: string; month: string | null }
export type PendingCell = CellKey & { amount: string }
type Edit =
  | { path: 'cells'; node: string; month: string | null; amount: string }
  | { path: 'locks'; node: string; month: string; locked: boolean }
  | { path: 'balance' }
  | { path: 'undo' }

export type GridEdits = {
  /** The cell on its way to the server, shown at once; everything else waits for the server's answer. */
  pending: PendingCell | null
  busy: boolean
  write: (cell: CellKey, amount: string) => void
  lock: (node: string, month: string, locked: boolean) => void
  balance: () => void
  undo: () => void
}

export function useGridEdits(grid: Grid): GridEdits {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [pending, setPending] = useState<PendingCell | null>(null)
  const { queryKey } = gridQuery(String(grid.plan.id))
  const edit = useMutation({
    // One after the other: each edit carries the version that the one before it has left.
    scope: { id: `plan-${grid.plan.id}` },
    mutationFn: ({ path, ...change }: Edit) => {
      const version = queries.getQueryData<Grid>(queryKey)?.plan.version ?? grid.plan.version
      return post<Grid>(`/api/plans/${grid.plan.id}/${path}`, { id: freshId(), version, ...change })
    },
    onSuccess: (answer) => {
      queries.setQueryData<Grid>(queryKey, answer)
      void queries.invalidateQueries({ queryKey: ['plans'] })
    },
    onError: (failure) => {
      if (failure instanceof Problem && failure.code === 'stale_version') {
        void queries.invalidateQueries({ queryKey })
        void message.warning(t('target.stale'))
      } else {
        void message.error(failure.message, 6)
      }
    },
    onSettled: () => setPending(null),
  })
  return {
    pending,
    busy: edit.isPending,
    write: (cell, amount) => {
      setPending({ ...cell, amount })
      edit.mutate({ path: 'cells', ...cell, amount })
    },
    lock: (node, month, locked) => edit.mutate({ path: 'locks', node, month, locked }),
    balance: () => edit.mutate({ path: 'balance' }),
    undo: () => edit.mutate({ path: 'undo' }),
  }
}
