import { useTranslation } from 'react-i18next'
import { useSession } from './session.ts'
import { useFormat } from './useFormat.ts'

/** Says when figures were read; on a fixed day of a demo that day, since the real date would be taken for theirs. */
export function useAsOf(): (instant: string | null) => string | null {
  const { t } = useTranslation()
  const { company } = useSession()
  const format = useFormat()
  return (instant) => {
    if (company.todayFixed) return t('app.asOfDemo', { day: format.date(company.today) })
    return instant === null ? null : t('app.asOfMoment', { moment: format.moment(instant) })
  }
}
