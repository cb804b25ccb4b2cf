import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { useSession } from '../app/session.ts'
import { useFormat } from '../app/useFormat.ts'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import type { Status } from '../ui/status.ts'
import styles from './PlansPage.module.css'
import { type Plan, type PlanStatus, plansQuery } from './plan.ts'

const NewPlan = lazy(() => import('./NewPlan.tsx').then((module) => ({ default: module.NewPlan })))
const TONE: Record<PlanStatus, Status> = { draft: 'behind', published: 'ahead', superseded: 'none' }

export function PlansPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [creating, setCreating] = useState(false)
  const { data: plans, error, refetch } = useQuery(plansQuery)
  const create = can.plan && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
      {t('target.newPlan')}
    </Button>
  )
  return (
    <>
      <PageHead title={t('target.plans')} detail={t('target.plansDetail')}>
        {create}
      </PageHead>
      <Card>
        {error && !plans && <Failure error={error} onRetry={() => void refetch()} />}
        {!error && !plans && <Bones height={240} />}
        {plans?.length === 0 && (
          <Notice title={t('target.noPlans')} action={create}>
            {t(can.plan ? 'target.noPlansPlanner' : 'target.noPlansReader')}
          </Notice>
        )}
        {plans && plans.length > 0 && <PlanList plans={plans} />}
      </Card>
      {creating && (
        <Suspense fallback={null}>
          <NewPlan onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </>
  )
}

function PlanList({ plans }: { plans: readonly Plan[] }) {
  const byYear = new Map<number, Plan[]>()
  for (const plan of plans) byYear.set(plan.year, [...(byYear.get(plan.year) ?? []), plan])
  return [...byYear.entries()]
    .sort(([a], [b]) => b - a)
    .map(([year, ofYear]) => (
      <section key={year} className={styles.year}>
        <h2>{year}</h2>
        <ul>
          {ofYear.map((plan) => (
            <PlanRow key={plan.id} plan={plan} />
          ))}
        </ul>
      </section>
    ))
}

function PlanRow({ plan }: { plan: Plan }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const balanced = Number(plan.difference) === 0
  const day = plan.publishedAt ?? plan.createdAt
  return (
    <li>
      <Link to="/plans/$plan" params={{ plan: String(plan.id) }} className={styles.plan}>
        <span className={styles.name}>
          <b>{plan.name}</b>
          <small>
            {plan.measureName[asLanguage(i18n.language)]} ·{' '}
            {t(plan.publishedAt ? 'target.publishedOn' : 'target.createdOn', { day: format.moment(day) })}
          </small>
        </span>
        <span className={styles.status}>
          <Pill tone={TONE[plan.status]}>{t(`target.status.${plan.status}`)}</Pill>
        </span>
        <span className={styles.figure}>
          <small>{t('target.committed')}</small>
          {format.short(plan.total, 'money')}
        </span>
        <span className={styles.figure}>
          <small>{t('target.difference')}</small>
          <span className={balanced ? styles.even : styles.uneven}>
            {balanced ? t('target.even') : format.signed(plan.difference, 'money')}
          </span>
        </span>
      </Link>
    </li>
  )
}
