import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Popconfirm } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, freshId, get, post, remove } from '../app/http.ts'
import type { Period } from '../app/router.tsx'
import { useSession } from '../app/session.ts'
import { useFormat } from '../app/useFormat.ts'
import { NodePicker } from '../ui/NodePicker.tsx'
import { Card } from '../ui/Page.tsx'
import { Table } from '../ui/Table.tsx'
import { inTreeOrder, type UnitOfTree, unitsQuery } from './organization.ts'
import styles from './ScreensTab.module.css'

type Screen = { id: number; name: string; unitId: number; createdAt: string; lastUsedAt: string | null }
type NewScreen = { id: number; name: string; unitId: number; key: string }

const screensQuery = { queryKey: ['screens'], queryFn: () => get<Screen[]>('/api/screens') }

/** The screens on the walls: a link with a key for each, shown once and revoked here. */
export function ScreensTab() {
  const { t } = useTranslation()
  const format = useFormat()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const { data: screens = [] } = useQuery(screensQuery)
  const { data: units = [] } = useQuery(unitsQuery)
  const revoke = useMutation({
    mutationFn: (id: number) => remove(`/api/screens/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: screensQuery.queryKey }),
    onError: (failure) => void message.error(failure.message),
  })
  const moment = (at: string | null): ReactNode => (at === null ? '—' : format.moment(at))
  return (
    <Card title={t('wallboard.screens')}>
      <p className={styles.intro}>{t('wallboard.screensDetail')}</p>
      {units.length > 0 && <NewScreenForm units={units} />}
      <Table
        label={t('wallboard.screens')}
        columns={[
          { key: 'name', text: t('wallboard.name') },
          { key: 'unit', text: t('wallboard.unit') },
          { key: 'created', text: t('wallboard.created') },
          { key: 'used', text: t('wallboard.used') },
          { key: 'revoke', text: t('app.actions') },
        ]}
        rows={screens.map((screen) => ({
          key: String(screen.id),
          cells: [
            screen.name,
            units.find((unit) => unit.id === screen.unitId)?.name,
            moment(screen.createdAt),
            moment(screen.lastUsedAt),
            <Popconfirm
              key="revoke"
              title={t('wallboard.revokeSure', { name: screen.name })}
              okText={t('wallboard.revoke')}
              onConfirm={() => revoke.mutate(screen.id)}
            >
              <Button type="link" size="small" danger aria-label={`${t('wallboard.revoke')} ${screen.name}`}>
                {t('wallboard.revoke')}
              </Button>
            </Popconfirm>,
          ],
        }))}
      />
      {screens.length === 0 && <p className={styles.intro}>{t('wallboard.none')}</p>}
    </Card>
  )
}

function NewScreenForm({ units }: { units: UnitOfTree[] }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const root = units.find((unit) => unit.parentId === null) ?? units[0]
  const [name, setName] = useState('')
  const [unitId, setUnitId] = useState(root?.id ?? 0)
  const create = useMutation({
    mutationFn: () => post<NewScreen>('/api/screens', { id: freshId(), name: name.trim(), unitId }),
    onSuccess: () => {
      setName('')
      void queries.invalidateQueries({ queryKey: screensQuery.queryKey })
    },
    onError: (failure) => void message.error(failure.message),
  })
  return (
    <>
      <Form layout="inline" className={styles.create} onFinish={() => name.trim() && create.mutate()}>
        <Input
          aria-label={t('wallboard.name')}
          placeholder={t('wallboard.namePlaceholder')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <NodePicker
          label={t('wallboard.unit')}
          nodes={inTreeOrder(units).map(({ unit, depth }) => ({ node: String(unit.id), name: unit.name, depth }))}
          value={String(unitId)}
          onPick={(picked) => setUnitId(Number(picked))}
        />
        <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={create.isPending}>
          {t('wallboard.create')}
        </Button>
      </Form>
      {create.data && <ScreenLink screen={create.data} company={create.data.unitId === root?.id} />}
    </>
  )
}

function ScreenLink({ screen, company }: { screen: NewScreen; company: boolean }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const { message } = App.useApp()
  const period: Period = 'year'
  const node = company ? 'company' : `unit:${screen.unitId}`
  const link = window.location.origin + address('/wallboard', { node, period, lang: user.language, key: screen.key })
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    void message.success(t('wallboard.copied'))
  }
  return (
    <Alert
      className={styles.once}
      type="success"
      title={t('wallboard.once', { name: screen.name })}
      description={
        <>
          <code>{link}</code>
          {'clipboard' in navigator && (
            <Button size="small" onClick={() => void copy()}>
              {t('wallboard.copy')}
            </Button>
          )}
          <p>{t('wallboard.rotate')}</p>
        </>
      }
    />
  )
}
