import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, DatePicker, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { fiscalYear } from '../app/fiscal.ts'
import { freshId, get, post } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { useSession } from '../app/session.ts'
import { useFormat } from '../app/useFormat.ts'
import type { Unit } from '../ui/format.ts'
import styles from './NewPlan.module.css'
import type { Names, Plan } from './plan.ts'

type Measure = { id: string; name: Names; unit: Unit }
type Given = {
  name: string
  measure: string
  year: number
  total: string
  grain: string
  by: 'history' | 'equal'
  history: [Dayjs, Dayjs]
}
const GRAINS = ['0.01', '1', '100', '1000', '10000']

/** A company's commitment for a year, split over the organization at once by history or in equal parts. */
export function NewPlan({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const { company } = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<Given>()
  const language = asLanguage(i18n.language)
  const { data: measures = [] } = useQuery({ queryKey: ['measures'], queryFn: () => get<Measure[]>('/api/measures') })
  const create = useMutation({
    mutationFn: (given: Given) => post<Plan>('/api/plans', requestOf(given)),
    onSuccess: async (plan) => {
      await queries.invalidateQueries({ queryKey: ['plans'] })
      onClose()
      await navigate({ to: '/plans/$plan', params: { plan: String(plan.id) } })
    },
  })
  const today = dayjs(company.today)
  const year = fiscalYear(company.today, company.fiscalYearStart)
  const sums = measures.filter((measure) => measure.unit === 'money' || measure.unit === 'count')
  const required = [{ required: true, message: t('app.required') }]
  return (
    <Modal
      open
      width={560}
      title={t('target.newPlan')}
      okText={t('target.create')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={create.isPending}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className={styles.form}
        initialValues={{
          name: t('target.planName', { year }),
          measure: 'revenue',
          year,
          grain: '1000',
          by: 'history',
          missing: 'team_median',
          history: [today.subtract(1, 'year').startOf('month'), today.subtract(1, 'month').endOf('month')],
        }}
        onFinish={(given) => create.mutate(given)}
      >
        <Form.Item name="name" label={t('target.name')} rules={required}>
          <Input />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="measure" label={t('target.measure')} rules={required}>
            <Select options={sums.map((measure) => ({ value: measure.id, label: measure.name[language] }))} />
          </Form.Item>
          <Form.Item name="year" label={t('target.fiscalYear')} rules={required}>
            <InputNumber min={2000} max={2100} precision={0} className={styles.wide} />
          </Form.Item>
          <Total />
          <Form.Item name="grain" label={t('target.grain')} extra={t('target.grainHelp')} rules={required}>
            <Select options={GRAINS.map((grain) => ({ value: grain, label: Number(grain).toLocaleString('en-US') }))} />
          </Form.Item>
        </div>
        <Form.Item name="by" label={t('target.splitBy')}>
          <Radio.Group
            options={[
              { value: 'history', label: t('target.byHistory') },
              { value: 'equal', label: t('target.equally') },
            ]}
          />
        </Form.Item>
        <Form.Item noStyle shouldUpdate>
          {() =>
            form.getFieldValue('by') === 'history' && (
              <Form.Item
                name="history"
                label={t('target.historyRange')}
                extra={t('target.historyHelp')}
                rules={required}
              >
                <DatePicker.RangePicker picker="month" aria-label={t('target.historyRange')} className={styles.wide} />
              </Form.Item>
            )
          }
        </Form.Item>
        {create.error && <Alert type="error" showIcon role="alert" title={create.error.message} />}
      </Form>
    </Modal>
  )
}

function Total() {
  const { t } = useTranslation()
  const format = useFormat()
  const total = Form.useWatch<string | undefined>('total')
  return (
    <Form.Item
      name="total"
      label={t('target.total')}
      extra={total ? format.short(total, 'money') : t('target.totalHelp')}
      rules={[{ required: true, message: t('app.required') }]}
    >
      <InputNumber<string>
        stringMode
        min="0.01"
        className={styles.wide}
        prefix={format.symbol.trim()}
        formatter={(value) => `${value ?? ''}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}
        parser={(text) => (text ?? '').replaceAll(',', '')}
      />
    </Form.Item>
  )
}

function requestOf(given: Given) {
  const [from, to] = given.history ?? []
  const weights =
    given.by === 'equal'
      ? { equal: true }
      : {
          measure: given.measure,
          from: from?.startOf('month').format('YYYY-MM-DD'),
          to: to?.endOf('month').format('YYYY-MM-DD'),
          missing: 'team_median',
        }
  const { name, measure, year, grain } = given
  return { id: freshId(), name: name.trim(), measure, year, total: String(given.total), grain, weights }
}
