import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { Avatar, useChooseLanguage } from '../app/AccountMenu.tsx'
import { chooseDirection, useDirection } from '../app/direction.ts'
import { post } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { useSession } from '../app/session.ts'
import { Choice } from '../ui/Choice.tsx'
import { Card, PageHead } from '../ui/Page.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { Trend } from '../ui/Trend.tsx'
import styles from './AccountPage.module.css'
import { passwordRules } from './password.ts'
import { Tokens } from './Tokens.tsx'

export function AccountPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('access.account')} detail={t('access.accountDetail')} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Profile />
          <Password />
        </div>
        <Tokens />
      </div>
    </>
  )
}

function Profile() {
  const { t, i18n } = useTranslation()
  const { user, company } = useSession()
  const language = asLanguage(i18n.language)
  const choose = useChooseLanguage()
  const direction = useDirection(language)
  return (
    <Card>
      <div className={styles.person}>
        <Avatar name={user.name} />
        <div>
          <b>{user.name}</b>
          <small>
            {user.username} · {user.roles.map((role) => t(`app.roles.${role}`)).join(t('app.comma'))} · {company.name}
          </small>
        </div>
      </div>
      <div className={styles.setting}>
        <span>{t('app.language')}</span>
        <Choice
          label={t('app.language')}
          value={language}
          options={[
            { value: 'zh', text: t('app.languages.zh') },
            { value: 'en', text: t('app.languages.en') },
          ]}
          onChoose={(chosen) => choose.mutate(chosen)}
        />
      </div>
      <div className={styles.setting}>
        <span>
          {t('access.direction')} <Trend change={1} text="6.2%" label="" /> <Trend change={-1} text="2.1%" label="" />
        </span>
        <Choice
          label={t('access.direction')}
          value={direction}
          options={[
            { value: 'red-up', text: t('access.redUp') },
            { value: 'green-up', text: t('access.greenUp') },
          ]}
          onChoose={chooseDirection}
        />
      </div>
    </Card>
  )
}

type Passwords = { current: string; replacement: string; repeated: string }

function Password() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Passwords>()
  const change = useMutation({
    mutationFn: ({ current, replacement }: Passwords) => post<void>('/api/account/password', { current, replacement }),
    onSuccess: () => {
      form.resetFields()
      void message.success(t('access.passwordChanged'))
    },
  })
  return (
    <Card title={t('access.changePassword')}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => change.mutate(given)}>
        <Form.Item
          name="current"
          label={t('access.currentPassword')}
          rules={[{ required: true, message: t('access.passwordMissing') }]}
        >
          <PasswordInput autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="replacement"
          label={t('access.newPassword')}
          extra={t('access.passwordHelp')}
          rules={passwordRules(t)}
        >
          <PasswordInput autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="repeated"
          label={t('access.repeatPassword')}
          dependencies={['replacement']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('replacement')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('access.passwordDiffers'))),
            }),
          ]}
        >
          <PasswordInput autoComplete="new-password" />
        </Form.Item>
        {change.error && (
          <Form.Item>
            <Alert type="error" showIcon role="alert" title={change.error.message} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('access.changePassword')}
        </Button>
      </Form>
    </Card>
  )
}
