import { useTranslation } from 'react-i18next'
import { PrintHead } from '../ui/PrintHead.tsx'
import { useSession } from './session.ts'
import { useAsOf } from './useAsOf.ts'
import { useFormat } from './useFormat.ts'

/** On paper: whose page it is and what it is about, how fresh, printed when. */
export function Sheet({ about, asOf }: { about: string[]; asOf: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { company } = useSession()
  const fresh = useAsOf()(asOf)
  return (
    <PrintHead title={[...new Set([company.name, ...about])].join(' · ')}>
      {(at) => [fresh, t('app.printed', { moment: format.moment(at.toISOString()) })].filter(Boolean).join(' · ')}
    </PrintHead>
  )
}
