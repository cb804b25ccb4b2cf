import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Format, formatFor } from '../ui/format.ts'
import { asLanguage } from './language.ts'
import { useSession } from './session.ts'

/** Figures in the user's language and the company's currency. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const { company } = useSession()
  return useMemo(
    () => formatFor(asLanguage(i18n.language), company.currency, company.timeZone),
    [i18n.language, company.currency, company.timeZone],
  )
}
