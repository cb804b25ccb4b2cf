import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { put } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card } from '../ui/Page.tsx'
import { months, timeZones, useCurrencies } from '../ui/settings.ts'
import styles from './OrganizationPage.module.css'
import { type Company, companyQuery } from './organization.ts'

export function CompanyTab() {
  const { t } = useTranslation()
  const { data: company, error } = useQuery(companyQuery)
  if (error) return <Notice title={t('app.failed')}>{error.message}</Notice>
  if (!company) return <Bones height={360} />
  return <CompanyForm company={company} />
}

function CompanyForm({ company }: { company: Company }) {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const currencies = useCurrencies()
  const save = useMutation({
    mutationFn: (given: Company) => put<void>('/api/company', given),
    onSuccess: async () => {
      void message.success(t('app.saved'))
      await queries.invalidateQueries()
    },
  })
  const required = [{ required: true, message: t('app.required') }]
  return (
    <Card title={t('organization.company')}>
      <Form
        layout="vertical"
        requiredMark={false}
        className={styles.form}
        initialValues={company}
        onFinish={(given: Company) => save.mutate(given)}
      >
        <Form.Item name="name" label={t('organization.companyName')} rules={required}>
          <Input />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="currency" label={t('organization.currency')} rules={required}>
            <Select options={currencies} />
          </Form.Item>
          <Form.Item name="fiscalYearStart" label={t('organization.fiscalYearStart')} rules={required}>
            <Select options={months(asLanguage(i18n.language))} />
          </Form.Item>
          <Form.Item name="timeZone" label={t('organization.timeZone')} rules={required}>
            <Select showSearch options={timeZones()} />
          </Form.Item>
          <Form.Item name="calendar" label={t('organization.calendar')} rules={required}>
            <Select
              options={(['cn', 'weekdays'] as const).map((value) => ({
                value,
                label: t(`organization.calendars.${value}`),
              }))}
            />
          </Form.Item>
        </div>
        <Form.Item name="rankingVisibility" label={t('organization.ranking')} extra={t('organization.rankingHelp')}>
          <Radio.Group
            options={(['all', 'team', 'none'] as const).map((value) => ({
              value,
              label: t(`organization.rankings.${value}`),
            }))}
          />
        </Form.Item>
        {save.error && (
          <Form.Item>
            <Alert type="error" showIcon role="alert" title={save.error.message} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('app.save')}
        </Button>
      </Form>
    </Card>
  )
}
