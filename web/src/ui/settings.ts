import { useTranslation } from 'react-i18next'

type Option<T> = { value: T; label: string }

const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD']

export function useCurrencies(): Option<string>[] {
  const { i18n } = useTranslation()
  const names = new Intl.DisplayNames(i18n.language, { type: 'currency' })
  return CURRENCIES.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
}

export function months(language: string): Option<number>[] {
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: name.format(Date.UTC(2024, index, 1)) }))
}

export function timeZones(): Option<string>[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))
}
