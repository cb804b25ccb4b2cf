import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId, post, put } from '../app/http.ts'
import { useSession } from '../app/session.ts'
import { Choice } from '../ui/Choice.tsx'
import { Field, SelectField } from '../ui/Field.tsx'
import { Card, PageHead } from '../ui/Page.tsx'
import { toast } from '../ui/toast.ts'
import { Conditions } from './Conditions.tsx'
import styles from './ImprovementForm.module.css'
import {
  asFraction,
  type Choices,
  choicesQuery,
  comparisonOf,
  type Draft,
  type Item,
  inPercent,
  itemQuery,
  type MeasureUnit,
} from './improvement.ts'
import { Preview } from './Preview.tsx'
import { useWords } from './useWords.ts'

type Props = { draft: Draft; edited?: Item; onDone: (id?: number) => void }
type Change = (change: Partial<Draft>) => void

const NO_CHOICES: Choices = { measures: [], nodes: [], people: [] }

/** What is to be done, by whom, and what will show that it worked, with a look at the odds while it is filled in. */
export function ImprovementForm({ draft: given, edited, onDone }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(given)
  const { data: choices = NO_CHOICES } = useQuery(choicesQuery)
  const unit = choices.measures.find((measure) => measure.id === draft.measure)?.unit ?? 'ratio'
  const change: Change = (some) => setDraft((before) => ({ ...before, ...some }))
  const save = useSave(draft, unit, edited, onDone)
  const ready = isReady(draft, unit)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready && !save.isPending) save.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <PageHead title={t(edited ? 'review.form.edit' : 'review.form.new')} detail={t('review.form.detail')} />
      <div className={styles.columns}>
        <div className={styles.cards}>
          <What draft={draft} choices={choices} onChange={change} />
          <Measured draft={draft} choices={choices} unit={unit} onChange={change} />
        </div>
        <div className={styles.side}>
          <Preview draft={draft} unit={unit} />
        </div>
      </div>
      {save.error && (
        <p className={styles.problem} role="alert">
          {save.error.message}
        </p>
      )}
      <div className={styles.foot}>
        <Button onClick={() => onDone(edited?.item.id)}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!ready}>
          {t(edited ? 'review.form.saveEdit' : 'review.form.save')}
        </Button>
      </div>
    </form>
  )
}

function isReady(draft: Draft, unit: MeasureUnit): boolean {
  const days = Number(draft.windowDays)
  return (
    draft.title.trim() !== '' &&
    draft.ownerId !== '' &&
    draft.measure !== '' &&
    draft.dueOn !== '' &&
    draft.baselineFrom !== '' &&
    draft.baselineTo !== '' &&
    asFraction(draft.wanted, draft.kind, unit) !== null &&
    Number.isInteger(days) &&
    days >= 7 &&
    days <= 730
  )
}

function useSave(draft: Draft, unit: MeasureUnit, edited: Item | undefined, onDone: (id?: number) => void) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [id, setId] = useState(freshId)
  return useMutation({
    mutationFn: () => {
      const { comparisonUnit: _, origin, ...said } = draft
      const wish = {
        ...said,
        id,
        title: draft.title.trim(),
        ownerId: Number(draft.ownerId),
        windowDays: Number(draft.windowDays),
        wanted: asFraction(draft.wanted, draft.kind, unit),
        comparison: comparisonOf(draft),
        origin: edited ? null : origin,
      }
      return edited
        ? put<Item>(`/api/improvements/${edited.item.id}`, { ...wish, version: edited.version })
        : post<Item>('/api/improvements', wish)
    },
    onSuccess: (page) => {
      queries.setQueryData(itemQuery(String(page.item.id)).queryKey, page)
      void queries.invalidateQueries({ queryKey: ['improvements'] })
      if (!edited) toast(t('review.form.created', { title: page.item.title }))
      onDone(page.item.id)
    },
    // A corrected form is another command.
    onError: () => setId(freshId()),
  })
}

function What({ draft, choices, onChange }: { draft: Draft; choices: Choices; onChange: Change }) {
  const { t } = useTranslation()
  const { company } = useSession()
  return (
    <Card title={t('review.form.what')}>
      <div className={styles.grid}>
        <div className={styles.whole}>
          <Field label={t('review.form.title')}>
            <input
              value={draft.title}
              maxLength={200}
              placeholder={t('review.form.titleHint')}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          </Field>
        </div>
        <div className={styles.whole}>
          <Field label={t('review.form.text')}>
            <textarea
              rows={3}
              value={draft.text}
              maxLength={4000}
              placeholder={t('review.form.textHint')}
              onChange={(event) => onChange({ text: event.target.value })}
            />
          </Field>
        </div>
        <SelectField
          label={t('review.form.owner')}
          empty={t('app.choose')}
          options={choices.people.map((person) => ({
            value: String(person.id),
            text: `${person.name} · ${person.unit}`,
          }))}
          value={draft.ownerId}
          onChoose={(ownerId) => onChange({ ownerId })}
        />
        <Field label={t('review.form.due')}>
          <input
            type="date"
            value={draft.dueOn}
            min={company.today}
            onChange={(event) => onChange({ dueOn: event.target.value })}
          />
        </Field>
      </div>
    </Card>
  )
}

type MeasuredProps = { draft: Draft; choices: Choices; unit: MeasureUnit; onChange: Change }

function Measured({ draft, choices, unit, onChange }: MeasuredProps) {
  const { t } = useTranslation()
  const words = useWords()
  const { company, user } = useSession()
  const indent = (depth: number) => '\u2003'.repeat(depth)
  const nodes = choices.nodes.map((node) => ({ value: node.node, text: `${indent(node.depth)}${node.name}` }))
  const me = user.personId === null ? [] : [{ value: `person:${user.personId}`, text: t('review.form.me') }]
  const others = choices.nodes.filter((node) => node.node.startsWith('unit:') && node.node !== draft.node)
  return (
    <Card title={t('review.form.measure')}>
      <div className={styles.grid}>
        <SelectField
          label={t('review.measure')}
          options={choices.measures.map((measure) => ({ value: measure.id, text: words.name(measure.name) }))}
          value={draft.measure}
          onChoose={(measure) => onChange({ measure })}
        />
        <SelectField
          label={t('review.form.node')}
          options={[...nodes, ...me]}
          value={draft.node}
          onChoose={(node) => onChange({ node })}
        />
        <div className={styles.whole}>
          <Conditions
            measure={draft.measure}
            from={draft.baselineFrom}
            to={draft.baselineTo}
            where={draft.where}
            onChange={(where) => onChange({ where })}
          />
        </div>
        <Field label={t('review.form.from')}>
          <input
            type="date"
            value={draft.baselineFrom}
            max={draft.baselineTo}
            onChange={(event) => onChange({ baselineFrom: event.target.value })}
          />
        </Field>
        <Field label={t('review.form.to')}>
          <input
            type="date"
            value={draft.baselineTo}
            max={company.today}
            onChange={(event) => onChange({ baselineTo: event.target.value })}
          />
        </Field>
        <div className={styles.kind}>
          <span>{t('review.form.kind')}</span>
          <Choice
            label={t('review.form.kind')}
            options={[
              { value: 'points', text: t('review.form.points') },
              { value: 'relative', text: t('review.form.relative') },
            ]}
            value={draft.kind}
            onChoose={(kind) => onChange({ kind })}
          />
        </div>
        <Wanted draft={draft} choices={choices} unit={unit} onChange={onChange} />
        <Field label={t('review.form.windowDays')} problem={windowProblem(draft, t('review.form.windowWrong'))}>
          <input
            inputMode="numeric"
            value={draft.windowDays}
            onChange={(event) => onChange({ windowDays: event.target.value })}
          />
        </Field>
        <SelectField
          label={t('review.comparison')}
          empty={t('review.comparisonNone')}
          options={others.map((node) => ({
            value: node.node.slice('unit:'.length),
            text: `${indent(node.depth)}${node.name}`,
          }))}
          value={draft.comparisonUnit}
          onChoose={(comparisonUnit) => onChange({ comparisonUnit })}
        />
      </div>
    </Card>
  )
}

function windowProblem(draft: Draft, text: string): string | undefined {
  const days = Number(draft.windowDays)
  return Number.isInteger(days) && days >= 7 && days <= 730 ? undefined : text
}

function Wanted({ draft, choices, unit, onChange }: MeasuredProps) {
  const { t } = useTranslation()
  const falls = choices.measures.find((measure) => measure.id === draft.measure)?.direction === 'down'
  const label =
    draft.kind === 'relative'
      ? 'review.form.wantedPercent'
      : inPercent(draft.kind, unit)
        ? 'review.form.wantedPoints'
        : 'review.form.wantedUnit'
  const wrong = asFraction(draft.wanted, draft.kind, unit) === null
  return (
    <Field
      label={t(label)}
      help={t(falls ? 'review.form.wantedDown' : 'review.form.wantedUp')}
      problem={wrong ? t('review.form.wantedWrong') : undefined}
    >
      <input inputMode="decimal" value={draft.wanted} onChange={(event) => onChange({ wanted: event.target.value })} />
    </Field>
  )
}
