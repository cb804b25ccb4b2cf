import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, put } from '../app/http.ts'
import { useSession } from '../app/session.ts'
import { Field, SelectField } from '../ui/Field.tsx'
import { Bones, Card } from '../ui/Page.tsx'
import { choicesQuery } from './deals.ts'
import styles from './StandardsCard.module.css'
import { changed, holding, type Standard, type StandardEntry, standardsQuery, wish } from './standards.ts'

/** Conversion baselines and stay limits by line and day, for those who may set them. */
export function StandardsCard({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { company } = useSession()
  const { data: standards } = useQuery(standardsQuery)
  const { data: choices } = useQuery(choicesQuery)
  const [line, setLine] = useState('')
  const [day, setDay] = useState(company.today)
  return (
    <Card
      className={styles.card ?? ''}
      title={t('funnel.standards')}
      extra={<Button onClick={onClose}>{t('funnel.close')}</Button>}
    >
      <p className={styles.detail}>{t('funnel.standardsDetail')}</p>
      <div className={styles.choice}>
        <SelectField
          label={t('funnel.standardLine')}
          empty={t('funnel.allLines')}
          options={(choices?.lines ?? []).map((name) => ({ value: name, text: name }))}
          value={line}
          onChoose={setLine}
        />
        <Field label={t('funnel.standardFrom')}>
          <input
            type="date"
            value={day}
            required
            onChange={(event) => event.target.value && setDay(event.target.value)}
          />
        </Field>
      </div>
      {standards ? (
        <Entries key={`${line} ${day}`} standards={standards} line={line === '' ? null : line} day={day} />
      ) : (
        <Bones height={280} />
      )}
    </Card>
  )
}

function Entries({ standards, line, day }: { standards: Standard[]; line: string | null; day: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const before = holding(standards, line, day)
  const [entries, setEntries] = useState(before)
  const wishes = changed(before, entries)
  const save = useMutation({
    mutationFn: async () => {
      for (const entry of wishes) {
        const path = address(`/api/pipeline/standards/${entry.node}`, { line: line ?? undefined })
        await put<Standard[]>(path, wish(entry, day))
      }
    },
    onSuccess: () => void message.success(t('app.saved')),
    onError: (failure) => void message.error(failure.message),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['standards'] })
      await queries.invalidateQueries({ queryKey: ['funnel'] })
    },
  })
  const change = (node: string, given: Partial<StandardEntry>) =>
    setEntries(entries.map((entry) => (entry.node === node ? { ...entry, ...given } : entry)))
  const nothing = t(line === null ? 'funnel.standardHistory' : 'funnel.standardInherited')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('funnel.node')}</th>
            <th scope="col">{t('funnel.standardConversion')}</th>
            <th scope="col">{t('funnel.standardDwell')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.node}>
              <th scope="row">{t(`deals.nodes.${entry.node}`)}</th>
              <td>
                {entry.node === 'after_sales' ? (
                  '—'
                ) : (
                  <input
                    type="number"
                    min={0}
                    max={100}
                    step="any"
                    aria-label={`${t(`deals.nodes.${entry.node}`)} ${t('funnel.standardConversion')}`}
                    placeholder={nothing}
                    value={entry.percent}
                    onChange={(event) => change(entry.node, { percent: event.target.value })}
                  />
                )}
              </td>
              <td>
                <input
                  type="number"
                  min={0.01}
                  step="any"
                  aria-label={`${t(`deals.nodes.${entry.node}`)} ${t('funnel.standardDwell')}`}
                  placeholder={line === null ? '—' : nothing}
                  value={entry.days}
                  onChange={(event) => change(entry.node, { days: event.target.value })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="primary" htmlType="submit" disabled={wishes.length === 0} loading={save.isPending}>
        {wishes.length === 0 ? t('funnel.standardNone') : t('funnel.standardSet')}
      </Button>
    </form>
  )
}
