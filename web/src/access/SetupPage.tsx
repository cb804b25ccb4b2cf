import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { Alert, Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { get, post, postForm } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { months, timeZones, useCurrencies } from '../ui/settings.ts'
import { passwordRules } from './password.ts'
import styles from './SetupPage.module.css'
import { Welcome } from './Welcome.tsx'

type Setup = {
  companyName: string
  currency: string
  fiscalYearStart: number
  timeZone: string
  displayName: string
  username: string
  password: string
}

/** The first administrator and the company, reached by the one-time link of the server's first start. */
export function SetupPage() {
  const { t, i18n } = useTranslation()
  const router = useRouter()
  const queries = useQueryClient()
  const { token } = useSearch({ from: '/setup' })
  const needed = useQuery({ queryKey: ['setup'], queryFn: () => get<{ needed: boolean }>('/api/setup'), retry: false })
  const currencies = useCurrencies()
  const language = asLanguage(i18n.language)
  const create = useMutation({
    mutationFn: async (given: Setup) => {
      await post<void>('/api/setup', { ...given, token, language })
      await postForm<void>('/api/login', { username: given.username, password: given.password })
    },
    onSuccess: () => {
      queries.clear()
      router.history.push('/board')
    },
  })
  if (needed.data && !needed.data.needed) {
    return (
      <Welcome title={t('access.setupDone')} detail={t('access.setupDoneDetail')}>
        <p className={styles.back}>
          <Link to="/sign-in" search={{}}>
            {t('access.toSignIn')}
          </Link>
        </p>
      </Welcome>
    )
  }
  const required = [{ required: true, message: t('app.required') }]
  return (
    <Welcome title={t('access.setup')} detail={t('access.setupDetail')}>
      <Form<Setup>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          currency: language === 'zh' ? 'CNY' : 'USD',
          fiscalYearStart: 1,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        }}
        onFinish={(given) => create.mutate(given)}
      >
        {!token && (
          <Form.Item>
            <Alert type="warning" showIcon title={t('access.setupNoToken')} />
          </Form.Item>
        )}
        <Form.Item name="companyName" label={t('access.companyName')} rules={required}>
          <Input autoComplete="organization" autoFocus />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="currency" label={t('access.currency')} rules={required}>
            <Select options={currencies} />
          </Form.Item>
          <Form.Item name="fiscalYearStart" label={t('access.fiscalYearStart')} rules={required}>
            <Select options={months(language)} />
          </Form.Item>
        </div>
        <Form.Item name="timeZone" label={t('access.timeZone')} rules={required}>
          <Select showSearch options={timeZones()} />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="displayName" label={t('access.displayName')} rules={required}>
            <Input autoComplete="name" />
          </Form.Item>
          <Form.Item
            name="username"
            label={t('access.username')}
            normalize={(name: string) => name.toLowerCase()}
            rules={[...required, { pattern: /^[a-z0-9][a-z0-9._-]{0,63}$/, message: t('access.usernameHelp') }]}
          >
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
        </div>
        <Form.Item
          name="password"
          label={t('access.password')}
          extra={t('access.passwordHelp')}
          rules={passwordRules(t)}
        >
          <PasswordInput autoComplete="new-password" />
        </Form.Item>
        {create.error && (
          <Form.Item>
            <Alert type="error" showIcon role="alert" title={create.error.message} />
          </Form.Item>
        )}
        <Button type="primary" size="large" htmlType="submit" block loading={create.isPending} disabled={!token}>
          {t('access.create')}
        </Button>
      </Form>
    </Welcome>
  )
}
