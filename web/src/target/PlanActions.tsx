import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { freshId, post, remove } from '../app/http.ts'
import { useSession } from '../app/session.ts'
import { hundredths } from './amounts.ts'
import type { Grid, Plan } from './plan.ts'
import type { GridEdits } from './useGridEdits.ts'

export function PlanActions({ grid, edits }: { grid: Grid; edits: GridEdits }) {
  const { can } = useSession()
  if (grid.plan.status === 'draft') return grid.editable ? <DraftActions grid={grid} edits={edits} /> : null
  return can.plan ? <NewDraft plan={grid.plan} /> : null
}

function DraftActions({ grid, edits }: { grid: Grid; edits: GridEdits }) {
  const { t } = useTranslation()
  const uneven = hundredths(grid.difference) !== 0
  const changed = grid.rows.some((row) => row.changed.some(Boolean))
  return (
    <>
      <Button disabled={!changed || edits.busy} onClick={edits.undo} title="Ctrl Z">
        {t('target.undo')}
      </Button>
      <Button disabled={!uneven || edits.busy} onClick={edits.balance}>
        {t('target.balance')}
      </Button>
      <Discard plan={grid.plan} />
      <Publish plan={grid.plan} disabled={uneven || edits.busy} />
    </>
  )
}

function Publish({ plan, disabled }: { plan: Plan; disabled: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const publish = useMutation({
    mutationFn: () => post<Plan>(`/api/plans/${plan.id}/publish`, { id: freshId(), version: plan.version }),
    onSuccess: () => {
      void message.success(t('target.published'))
      for (const key of ['grid', 'plans', 'board']) void queries.invalidateQueries({ queryKey: [key] })
    },
    onError: (failure) => void message.error(failure.message, 6),
  })
  return (
    <Popconfirm
      title={t('target.publishSure')}
      description={t('target.publishSureDetail')}
      okText={t('target.publish')}
      onConfirm={() => publish.mutateAsync()}
      disabled={disabled}
    >
      <Button type="primary" disabled={disabled} loading={publish.isPending}>
        {t('target.publish')}
      </Button>
    </Popconfirm>
  )
}

function Discard({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const discard = useMutation({
    mutationFn: () => remove(`/api/plans/${plan.id}?version=${plan.version}`),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['plans'] })
      await navigate({ to: '/plans' })
    },
    onError: (failure) => void message.error(failure.message, 6),
  })
  return (
    <Popconfirm title={t('target.discardSure')} okText={t('target.discard')} onConfirm={() => discard.mutateAsync()}>
      <Button>{t('target.discard')}</Button>
    </Popconfirm>
  )
}

function NewDraft({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const draft = useMutation({
    mutationFn: () => post<Plan>(`/api/plans/${plan.id}/draft`, { id: freshId() }),
    onSuccess: async (created) => {
      await queries.invalidateQueries({ queryKey: ['plans'] })
      await navigate({ to: '/plans/$plan', params: { plan: String(created.id) } })
    },
    onError: (failure) => void message.error(failure.message, 6),
  })
  return (
    <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate()}>
      {t('target.newDraft')}
    </Button>
  )
}
