import { AuditOutlined, EnvironmentOutlined, PhoneOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId, get, remove } from '../app/http.ts'
import { useSession } from '../app/session.ts'
import { Field } from '../ui/Field.tsx'
import { type Picked, RecordPicker } from '../ui/RecordPicker.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { toast } from '../ui/toast.ts'
import styles from './ActivitySheet.module.css'
import { type ActivityKind, KINDS, type Named } from './activities.ts'
import { forget, record, retry } from './outbox.ts'
import { recentlyUsed, remember } from './recent.ts'

const ICONS: Record<ActivityKind, ReactNode> = {
  visit: <EnvironmentOutlined aria-hidden />,
  call: <PhoneOutlined aria-hidden />,
  needs_report: <AuditOutlined aria-hidden />,
}
const DAYS_BACK = 31

type Props = { deal?: Named | undefined; customer?: Named | undefined; onClose: () => void }

/** Three taps: what it was, with whom, save. It is recorded even when the network is away. */
export function ActivitySheet({ deal, customer, onClose }: Props) {
  const { t } = useTranslation()
  const { company } = useSession()
  const [kind, setKind] = useState<ActivityKind | null>(null)
  const [picked, setPicked] = useState<Picked | null>(
    deal ? { kind: 'deal', ...deal } : customer ? { kind: 'customer', ...customer } : null,
  )
  const [text, setText] = useState('')
  const [day, setDay] = useState(company.today)
  const save = useRecord()
  const given = deal !== undefined || customer !== undefined
  const submit = () => {
    if (!kind || !picked) return
    save({ kind, picked, day, text: text.trim() || null })
    onClose()
  }
  return (
    <Sheet
      title={t('activity.log')}
      save={t('app.save')}
      disabled={!kind || !picked || day === ''}
      onSave={submit}
      onClose={onClose}
    >
      <fieldset className={styles.kinds}>
        <legend>{t('activity.kind')}</legend>
        {KINDS.map((each) => (
          <label key={each} className={each === kind ? styles.on : undefined}>
            <input type="radio" name="kind" checked={each === kind} onChange={() => setKind(each)} />
            {ICONS[each]}
            <span>{t(`activity.kinds.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {given && picked ? (
        <p className={styles.about}>
          <small>{t(`app.kinds.${picked.kind}`)}</small>
          <b>{picked.name}</b>
        </p>
      ) : (
        <About picked={picked} onPick={setPicked} />
      )}
      <Field label={t('activity.text')} help={t('activity.textHelp')}>
        <textarea rows={2} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Field label={t('activity.day')}>
        <input
          type="date"
          value={day}
          min={daysBefore(company.today, DAYS_BACK)}
          max={company.today}
          onChange={(event) => setDay(event.target.value)}
        />
      </Field>
    </Sheet>
  )
}

type Open = { rows: { id: number; name: string; customer: Named | null }[] }

/** The deals worked on last come as buttons; anything else is found by typing. */
function About({ picked, onPick }: { picked: Picked | null; onPick: (picked: Picked | null) => void }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const [recent] = useState(() => recentlyUsed(user.id))
  const { data } = useQuery({
    queryKey: ['deals', 'recent'],
    queryFn: ({ signal }) => get<Open>('/api/deals', { owner: 'me', sort: '-opened', size: 6 }, signal),
    enabled: recent.length < 3,
  })
  const own = (data?.rows ?? []).map(({ id, name }): Picked => ({ kind: 'deal', id, name }))
  const offered = [
    ...recent,
    ...own.filter((each) => !recent.some((known) => known.kind === 'deal' && known.id === each.id)),
  ].slice(0, 6)
  return (
    <div className={styles.with}>
      <span className={styles.label}>{t('activity.with')}</span>
      {offered.length > 0 && (
        <div className={styles.recent}>
          {offered.map((each) => {
            const on = picked?.kind === each.kind && picked.id === each.id
            return (
              <button
                key={`${each.kind}:${each.id}`}
                type="button"
                aria-pressed={on}
                className={on ? styles.on : undefined}
                onClick={() => onPick(on ? null : each)}
              >
                {each.name}
              </button>
            )
          })}
        </div>
      )}
      <RecordPicker
        key={picked ? `${picked.kind}:${picked.id}` : 'none'}
        label={t('activity.find')}
        kinds={['deal', 'customer']}
        picked={picked}
        onPick={onPick}
      />
    </div>
  )
}

type Given = { kind: ActivityKind; picked: Picked; day: string; text: string | null }

function useRecord() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { user } = useSession()
  const undo = useMutation({
    mutationFn: (id: string) => remove(`/api/activities/${id}`),
    onSuccess: () => toast(t('activity.undone')),
    onError: (failure) => toast(failure.message, { tone: 'alarm' }),
    onSettled: () => {
      for (const key of ['activities', 'deal', 'customer']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
  return async ({ kind, picked, day, text }: Given) => {
    const id = freshId()
    const named = { id: picked.id, name: picked.name }
    remember(user.id, picked)
    const outcome = await record(queries, {
      id,
      user: user.id,
      kind,
      day,
      text,
      deal: picked.kind === 'deal' ? named : null,
      customer: picked.kind === 'customer' ? named : null,
      refused: null,
    })
    const what = { kind: t(`activity.kinds.${kind}`), name: picked.name }
    switch (outcome) {
      case 'sent':
        return toast(t('activity.recorded', what), { action: { text: t('app.undo'), run: () => undo.mutate(id) } })
      case 'waiting':
        return toast(t('activity.waiting', what), {
          tone: 'alarm',
          action: { text: t('app.tryAgain'), run: () => retry(queries) },
        })
      case 'refused':
        return toast(t('activity.refused', what), {
          tone: 'alarm',
          action: { text: t('activity.drop'), run: () => forget(id) },
        })
    }
  }
}

export function daysBefore(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() - days)
  return moment.toISOString().slice(0, 10)
}
