import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session.ts'
import { Choice } from '../ui/Choice.tsx'
import { PageHead } from '../ui/Page.tsx'
import { CalendarTab } from './CalendarTab.tsx'
import { CompanyTab } from './CompanyTab.tsx'
import { PeopleTab } from './PeopleTab.tsx'
import { ScreensTab } from './ScreensTab.tsx'

type Tab = 'people' | 'calendar' | 'screens' | 'company'

export function OrganizationPage() {
  const { t } = useTranslation()
  const { can, company, user } = useSession()
  const { tab } = useSearch({ from: '/shell/organization' })
  const navigate = useNavigate({ from: '/organization' })
  const operates = user.roles.some((role) => role === 'administrator' || role === 'operations')
  const tabs: Tab[] = [
    'people',
    'calendar',
    ...(operates ? ['screens' as const] : []),
    ...(can.administer ? ['company' as const] : []),
  ]
  const shown = tabs.find((candidate) => candidate === tab) ?? 'people'
  return (
    <>
      <PageHead title={t('organization.title')} detail={company.name}>
        <Choice
          label={t('organization.title')}
          value={shown}
          options={tabs.map((value) => ({ value, text: t(`organization.tabs.${value}`) }))}
          onChoose={(chosen) => void navigate({ search: { tab: chosen } })}
        />
      </PageHead>
      {shown === 'people' && <PeopleTab />}
      {shown === 'calendar' && <CalendarTab />}
      {shown === 'screens' && <ScreensTab />}
      {shown === 'company' && <CompanyTab />}
    </>
  )
}
