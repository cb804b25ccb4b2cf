import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId, get, post, remove } from '../app/http.ts'
import { useFormat } from '../app/useFormat.ts'
import { Card } from '../ui/Page.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './AccountPage.module.css'

type Token = { id: number; name: string; createdAt: string; lastUsedAt: string | null }
type NewToken = { id: number; name: string; token: string }

/** Keys for scripts and the command line. The secret is shown once, the server keeps only its hash. */
export function Tokens() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const { data: tokens = [] } = useQuery({ queryKey: ['tokens'], queryFn: () => get<Token[]>('/api/account/tokens') })
  const refresh = () => queries.invalidateQueries({ queryKey: ['tokens'] })
  const create = useMutation({
    mutationFn: () => post<NewToken>('/api/account/tokens', { id: freshId(), name: name.trim() }),
    onSuccess: () => {
      setName('')
      void refresh()
    },
    onError: (failure) => void message.error(failure.message),
  })
  const revoke = useMutation({
    mutationFn: (id: number) => remove(`/api/account/tokens/${id}`),
    onSuccess: refresh,
    onError: (failure) => void message.error(failure.message),
  })
  return (
    <Card title={t('access.tokens')}>
      <p className={styles.intro}>{t('access.tokensDetail')}</p>
      <form
        className={styles.create}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) create.mutate()
        }}
      >
        <Input
          aria-label={t('access.tokenName')}
          placeholder={t('access.tokenName')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={create.isPending}>
          {t('access.createToken')}
        </Button>
      </form>
      {create.data && <Secret token={create.data} />}
      <Table
        label={t('access.tokens')}
        columns={[
          { key: 'name', text: t('access.tokenName') },
          { key: 'created', text: t('access.tokenCreated') },
          { key: 'used', text: t('access.tokenUsed') },
          { key: 'revoke', text: t('app.actions') },
        ]}
        rows={tokens.map((token) => ({
          key: String(token.id),
          cells: [
            token.name,
            <Moment key="c" at={token.createdAt} />,
            <Moment key="u" at={token.lastUsedAt} />,
            <Revoke key="r" onRevoke={() => revoke.mutate(token.id)} name={token.name} />,
          ],
        }))}
      />
      {tokens.length === 0 && <p className={styles.intro}>{t('access.noTokens')}</p>}
    </Card>
  )
}

function Secret({ token }: { token: NewToken }) {
  const { t } = useTranslation()
  return (
    <Alert
      className={styles.secret}
      type="success"
      title={t('access.tokenOnce', { name: token.name })}
      description={
        <>
          <code>{token.token}</code>
          {'clipboard' in navigator && (
            <Button size="small" onClick={() => void navigator.clipboard.writeText(token.token)}>
              {t('access.copy')}
            </Button>
          )}
        </>
      }
    />
  )
}

function Moment({ at }: { at: string | null }) {
  const format = useFormat()
  return at === null ? '—' : format.moment(at)
}

function Revoke({ name, onRevoke }: { name: string; onRevoke: () => void }) {
  const { t } = useTranslation()
  return (
    <Popconfirm title={t('access.revokeSure', { name })} okText={t('access.revoke')} onConfirm={onRevoke}>
      <Button type="link" size="small" danger>
        {t('access.revoke')}
      </Button>
    </Popconfirm>
  )
}
