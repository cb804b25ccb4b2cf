import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId, post } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import { Field, SelectField } from '../ui/Field.tsx'
import { Card } from '../ui/Page.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { toast } from '../ui/toast.ts'
import styles from './Blockers.module.css'
import { type Blocker, type Deal, reasonsQuery } from './deals.ts'
import { refreshDeals } from './useMoves.ts'

/** What holds the deal up: the unsolved first. */
export function Blockers({ deal }: { deal: Deal }) {
  const { t } = useTranslation()
  if (deal.blockers.length === 0) return null
  const open = deal.blockers.filter((blocker) => !blocker.solvedOn)
  const solved = deal.blockers.filter((blocker) => blocker.solvedOn)
  return (
    <Card title={t('deals.blockers')}>
      <ul className={styles.blockers}>
        {[...open, ...solved].map((blocker) => (
          <BlockerLine key={blocker.id} deal={deal} blocker={blocker} />
        ))}
      </ul>
    </Card>
  )
}

function BlockerLine({ deal, blocker }: { deal: Deal; blocker: Blocker }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const queries = useQueryClient()
  const solve = useMutation({
    mutationFn: () => post<Deal>(`/api/blockers/${blocker.id}/solve`, { id: freshId() }),
    onSuccess: (after) => {
      queries.setQueryData(['deal', String(deal.id)], after)
      refreshDeals(queries)
      toast(t('deals.solved'))
    },
    onError: (failure) => toast(failure.message, { tone: 'alarm' }),
  })
  return (
    <li className={blocker.solvedOn ? styles.solved : styles.open}>
      <div>
        <b>{blocker.reason.name[asLanguage(i18n.language)]}</b>
        <small>
          {t(`deals.nodes.${blocker.node}`)} · {t('deals.since', { day: format.date(blocker.since) })}
          {blocker.solvedOn && ` · ${t('deals.solvedOn', { day: format.date(blocker.solvedOn) })}`}
        </small>
        {blocker.text && <p>{blocker.text}</p>}
      </div>
      {!blocker.solvedOn && deal.can.change && (
        <Button loading={solve.isPending} onClick={() => solve.mutate()}>
          {t('deals.solve')}
        </Button>
      )}
    </li>
  )
}

export function AddBlocker({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const { data: reasons } = useQuery(reasonsQuery)
  const [id] = useState(freshId)
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const add = useMutation({
    mutationFn: () =>
      post<Deal>(`/api/deals/${deal.id}/blockers`, { id, reason, ...(text.trim() ? { text: text.trim() } : {}) }),
    onSuccess: (after) => {
      queries.setQueryData(['deal', String(deal.id)], after)
      refreshDeals(queries)
      toast(t('deals.blockerAdded'))
      onClose()
    },
  })
  return (
    <Sheet
      title={t('deals.addBlocker')}
      save={t('app.save')}
      saving={add.isPending}
      disabled={reason === ''}
      problem={add.error?.message}
      onSave={() => add.mutate()}
      onClose={onClose}
    >
      <SelectField
        label={t('deals.blockerReason')}
        empty={t('app.choose')}
        options={(reasons?.blocker ?? [])
          .filter((each) => each.active)
          .map((each) => ({ value: each.code, text: each.name[asLanguage(i18n.language)] }))}
        value={reason}
        onChoose={setReason}
      />
      <Field label={t('deals.blockerText')} help={t('deals.optional')}>
        <textarea rows={3} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Sheet>
  )
}
