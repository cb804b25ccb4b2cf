import { DownloadOutlined } from '@ant-design/icons'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fiscalYearStart } from '../app/fiscal.ts'
import { useSession } from '../app/session.ts'
import { useAsOf } from '../app/useAsOf.ts'
import { useFormat } from '../app/useFormat.ts'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card } from '../ui/Page.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './MeasuresPage.module.css'
import {
  downloadCsv,
  type Measure,
  PERIODS,
  type Question,
  type ValueRow,
  type Values,
  valuesQuery,
} from './measure.ts'

/** Asks a measure by period and dimension, optionally as it was known on an earlier day. */
export function Explorer({ measure }: { measure: Measure }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { company } = useSession()
  const [question, setQuestion] = useState<Question>({
    measure: measure.id,
    from: fiscalYearStart(company.today, company.fiscalYearStart),
    to: company.today,
    by: ['quarter'],
    known: '',
  })
  const { data, error } = useQuery({ ...valuesQuery(question), placeholderData: keepPreviousData })
  const download = useMutation({
    mutationFn: () => downloadCsv(question),
    onError: () => void message.error(t('measure.downloadFailed')),
  })
  return (
    <Card
      title={t('measure.explore')}
      extra={
        <Button
          size="small"
          icon={<DownloadOutlined aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          CSV
        </Button>
      }
    >
      <QuestionForm measure={measure} question={question} onChange={setQuestion} />
      {error && <Notice title={t('measure.notAnswered')}>{error.message}</Notice>}
      {!error && !data && <Bones height={200} />}
      {!error && data && <ValuesTable values={data} />}
    </Card>
  )
}

type QuestionFormProps = { measure: Measure; question: Question; onChange: (question: Question) => void }

function QuestionForm({ measure, question, onChange }: QuestionFormProps) {
  const { t } = useTranslation()
  const name = useColumnName()
  return (
    <div className={styles.form}>
      <label htmlFor="explore-from">
        {t('measure.range')}
        <DatePicker.RangePicker
          id={{ start: 'explore-from', end: 'explore-to' }}
          allowClear={false}
          value={[dayjs(question.from), dayjs(question.to)]}
          onChange={(range) => {
            const [from, to] = range ?? []
            if (from && to) onChange({ ...question, from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') })
          }}
        />
      </label>
      <label htmlFor="explore-by">
        {t('measure.by')}
        <Select
          id="explore-by"
          mode="multiple"
          className={styles.dimensions}
          value={question.by}
          options={[
            { label: t('measure.period'), options: PERIODS.map((value) => ({ value, label: name(value) })) },
            {
              label: t('measure.dimension'),
              options: measure.dimensions
                .filter((value) => !PERIODS.includes(value))
                .map((value) => ({ value, label: name(value) })),
            },
          ]}
          onChange={(by: string[]) => onChange({ ...question, by })}
        />
      </label>
      <label htmlFor="explore-known">
        {t('measure.known')}
        <DatePicker
          id="explore-known"
          placeholder={t('measure.knownNow')}
          value={question.known ? dayjs(question.known) : null}
          onChange={(day) => onChange({ ...question, known: day ? day.format('YYYY-MM-DD') : '' })}
        />
      </label>
    </div>
  )
}

const EXTRAS = ['numerator', 'denominator', 'mean', 'p90', 'cases', 'immature'] as const

function ValuesTable({ values }: { values: Values }) {
  const { t } = useTranslation()
  const asOf = useAsOf()
  const format = useFormat()
  const name = useColumnName()
  const extras = EXTRAS.filter((extra) => values.rows.some((row) => row[extra] !== undefined && row[extra] !== null))
  if (values.rows.length === 0) return <Notice title={t('measure.noRows')}>{t('measure.noRowsDetail')}</Notice>
  const cells = (row: ValueRow, first: string[]) => [
    ...first,
    <Value key="value" row={row} values={values} />,
    ...extras.map((extra) =>
      row[extra] === undefined || row[extra] === null
        ? ''
        : format.number(String(row[extra]), Number.isInteger(Number(row[extra])) ? 0 : 2),
    ),
  ]
  const rows = values.rows.map((row, index) => ({
    key: String(index),
    cells: cells(
      row,
      values.by.map((column) => label(row[column], t('measure.none'))),
    ),
  }))
  const heading = values.by.length === 0 ? [] : [t('measure.total'), ...values.by.slice(1).map(() => '')]
  const totals =
    values.total && values.by.length > 0 ? [{ key: 'total', strong: true, cells: cells(values.total, heading) }] : []
  return (
    <>
      <div className={styles.table}>
        <Table
          label={t('measure.explore')}
          columns={[
            ...values.by.map((column) => ({ key: column, text: name(column) })),
            { key: 'value', text: valueHeading(t('measure.value'), values, format.symbol), figure: true },
            ...extras.map((extra) => ({ key: extra, text: t(`measure.extras.${extra}`), figure: true })),
          ]}
          rows={[...rows, ...totals]}
        />
      </div>
      {values.asOf && <p className={styles.note}>{asOf(values.asOf)}</p>}
    </>
  )
}

function Value({ row, values }: { row: ValueRow; values: Values }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (row.value === null) return '—'
  return (
    <>
      {format.exact(row.value, values.unit)}
      {row.estimated === true && <span className={styles.estimated}>{t('measure.estimated')}</span>}
    </>
  )
}

function valueHeading(text: string, values: Values, symbol: string): string {
  return values.unit === 'money' ? `${text} (${symbol.trim()})` : text
}

function label(value: string | number | boolean | null | undefined, none: string): string {
  return value === null || value === undefined || value === '' ? none : String(value)
}

/** Known dimensions have a name; one that the server adds later shows its own. */
function useColumnName(): (column: string) => string {
  const { t, i18n } = useTranslation()
  return (column) => {
    const key = `measure.columns.${column}`
    return i18n.exists(key) ? t(key as 'measure.columns.month') : column
  }
}
