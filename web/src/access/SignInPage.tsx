import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { get, postForm } from '../app/http.ts'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { Welcome } from './Welcome.tsx'

type Credentials = { username: string; password: string }

export function SignInPage() {
  const { t } = useTranslation()
  const router = useRouter()
  const queries = useQueryClient()
  const { to } = useSearch({ from: '/sign-in' })
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => get<{ needed: boolean }>('/api/setup'), retry: false })
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => postForm<void>('/api/login', credentials),
    onSuccess: () => {
      queries.clear()
      router.history.push(to ?? '/board')
    },
  })
  return (
    <Welcome title={t('access.signIn')} detail={t('access.signInDetail')}>
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(given) => signIn.mutate(given)}>
        {setup.data?.needed && (
          <Form.Item>
            <Alert type="info" showIcon title={t('access.setupNeeded')} description={t('access.setupNeededDetail')} />
          </Form.Item>
        )}
        <Form.Item
          name="username"
          label={t('access.username')}
          rules={[{ required: true, message: t('access.usernameMissing') }]}
        >
          <Input size="large" autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('access.password')}
          rules={[{ required: true, message: t('access.passwordMissing') }]}
        >
          <PasswordInput size="large" autoComplete="current-password" />
        </Form.Item>
        {signIn.error && (
          <Form.Item>
            <Alert type="error" showIcon role="alert" title={signIn.error.message} />
          </Form.Item>
        )}
        <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
          {t('access.signIn')}
        </Button>
      </Form>
    </Welcome>
  )
}
