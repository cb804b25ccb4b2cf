import { useTranslation } from 'react-i18next'
import { Pill } from '../ui/Pill.tsx'

type Props = { days: number | null; limitDays: number | null; overdue: boolean }

/** Days in the present node against the limit: over it the word says so, not only the colour. */
export function StayPill({ days, limitDays, overdue }: Props) {
  const { t } = useTranslation()
  if (days === null) return null
  const shown = t('deals.days', { count: days })
  if (overdue) return <Pill tone="alarm">{t('deals.over', { days: shown })}</Pill>
  const near = limitDays !== null && days >= limitDays * 0.8
  return <Pill tone={near ? 'behind' : 'none'}>{shown}</Pill>
}
