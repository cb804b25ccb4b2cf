import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId, post } from '../app/http.ts'
import { useSession } from '../app/session.ts'
import { Field } from '../ui/Field.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { type Item, itemQuery } from './improvement.ts'

type Step = 'done' | 'extend' | 'close'

/** What may be done now; the first of them is what the item waits for. */
export function Actions({ page, onEdit }: { page: Item; onEdit: () => void }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<Step | null>(null)
  const { can } = page
  const reopen = useStep(page, 'reopen', () => setAsking(null))
  const waiting = page.item.state === 'undecided'
  return (
    <>
      {can.close && <Button onClick={() => setAsking('close')}>{t('review.close')}</Button>}
      {can.reopen && (
        <Button loading={reopen.isPending} onClick={() => reopen.mutate({})}>
          {t('review.reopen')}
        </Button>
      )}
      {can.edit && <Button onClick={onEdit}>{t('review.edit')}</Button>}
      {can.extend && (
        <Button type={waiting ? 'primary' : 'default'} onClick={() => setAsking('extend')}>
          {t('review.extend')}
        </Button>
      )}
      {can.done && (
        <Button type="primary" onClick={() => setAsking('done')}>
          {t('review.markDone')}
        </Button>
      )}
      {asking === 'done' && <DoneSheet page={page} onClose={() => setAsking(null)} />}
      {asking === 'extend' && <ExtendSheet page={page} onClose={() => setAsking(null)} />}
      {asking === 'close' && <CloseSheet page={page} onClose={() => setAsking(null)} />}
    </>
  )
}

/** One id for as long as the form is open: pressing twice, or again after an error, takes the step once. */
function useStep(page: Item, step: Step | 'reopen', onDone: () => void) {
  const queries = useQueryClient()
  const [id] = useState(freshId)
  return useMutation({
    mutationFn: (more: Record<string, unknown>) =>
      post<Item>(`/api/improvements/${page.item.id}/${step}`, {
        id: step === 'reopen' ? freshId() : id,
        version: page.version,
        ...more,
      }),
    onSuccess: (changed) => {
      queries.setQueryData(itemQuery(String(page.item.id)).queryKey, changed)
      void queries.invalidateQueries({ queryKey: ['improvements'] })
      onDone()
    },
  })
}

function DoneSheet({ page, onClose }: { page: Item; onClose: () => void }) {
  const { t } = useTranslation()
  const { company } = useSession()
  const [day, setDay] = useState(company.today)
  const step = useStep(page, 'done', onClose)
  return (
    <Sheet
      title={t('review.doneTitle')}
      save={t('review.markDone')}
      saving={step.isPending}
      problem={step.error?.message}
      onSave={() => step.mutate({ doneOn: day })}
      onClose={onClose}
    >
      <Field label={t('review.doneOn')} help={t('review.doneHelp')}>
        <input
          type="date"
          value={day}
          min={page.baselineTo}
          max={company.today}
          onChange={(event) => setDay(event.target.value)}
        />
      </Field>
    </Sheet>
  )
}

function ExtendSheet({ page, onClose }: { page: Item; onClose: () => void }) {
  const { t } = useTranslation()
  const [days, setDays] = useState(String(page.windowDays * 2))
  const step = useStep(page, 'extend', onClose)
  return (
    <Sheet
      title={t('review.extendTitle')}
      save={t('review.extend')}
      saving={step.isPending}
      disabled={!(Number(days) > page.windowDays)}
      problem={step.error?.message}
      onSave={() => step.mutate({ windowDays: Number(days) })}
      onClose={onClose}
    >
      <Field label={t('review.form.windowDays')} help={t('review.extendHelp', { days: page.windowDays })}>
        <input inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />
      </Field>
    </Sheet>
  )
}

function CloseSheet({ page, onClose }: { page: Item; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const step = useStep(page, 'close', onClose)
  return (
    <Sheet
      title={t('review.closeTitle')}
      save={t('review.close')}
      saving={step.isPending}
      disabled={reason.trim() === ''}
      problem={step.error?.message}
      onSave={() => step.mutate({ reason: reason.trim() })}
      onClose={onClose}
    >
      <Field label={t('review.reason')}>
        <textarea rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Sheet>
  )
}
