/**
 * Figures as people read them. Chinese: ≥ 1亿 two decimals, ≥ 1000万 none with separators, ≥ 1万 one, else whole units;
 * English: B with two decimals, M with one (two below 10), K with none (one below 10). The unit is chosen after
 * rounding, so that 99,999,999 reads 1.00亿 and never 10,000万. Minus is U+2212; differences carry a plus.
 */
export type Unit = 'money' | 'count' | 'ratio' | 'days'
type Amount = string | number
export type Figure = { prefix: string; digits: string; unit: string }
export type TableUnit = {
  text: string
  divisor: number
  decimals: number
  plain: (value: Amount) => string
  signed: (value: Amount) => string
}
type Step = { divisor: number; decimals: (scaled: number) => number; unit: string }

export type Format = {
  language: 'zh' | 'en'
  symbol: string
  /** Large: digits and unit apart, "2.70" + "亿元" or "$" + "269.8" + "M". */
  hero: (value: Amount, unit: Unit) => Figure
  /** In a line: "4.80亿", "$479.9M", "1,284", "31.4%". */
  short: (value: Amount, unit: Unit) => string
  /** A difference in a line, always signed: "+344万". */
  signed: (value: Amount, unit: Unit) => string
  /** Every digit: "2,697,123.50". */
  exact: (value: Amount, unit: Unit) => string
  /** One unit for a whole table or chart, declared once in its header. */
  tableUnit: (largest: number, unit: Unit) => TableUnit
  percent: (fraction: Amount, decimals?: number) => string
  number: (value: Amount, decimals?: number) => string
  month: (month: string) => string
  day: (day: string) => string
  date: (day: string) => string
  moment: (instant: string) => string
}

const ZH_STEPS: Step[] = [
  { divisor: 1, decimals: () => 0, unit: '' },
  { divisor: 1e4, decimals: (scaled) => (scaled >= 999.95 ? 0 : 1), unit: '\u4e07' },
  { divisor: 1e8, decimals: () => 2, unit: '\u4ebf' },
]
const EN_STEPS: Step[] = [
  { divisor: 1, decimals: () => 0, unit: '' },
  { divisor: 1e3, decimals: (scaled) => (scaled >= 9.95 ? 0 : 1), unit: 'K' },
  { divisor: 1e6, decimals: (scaled) => (scaled >= 9.995 ? 1 : 2), unit: 'M' },
  { divisor: 1e9, decimals: () => 2, unit: 'B' },
]
const SYMBOLS: Record<string, string> = { CNY: '\u00a5', USD: '$', EUR: '€', GBP: '£', JPY: '\u00a5', HKD: 'HK$' }
const ZH_NAMES: Record<string, string> = {
  CNY: '\u5143',
  USD: '\u7f8e\u5143',
  EUR: '\u6b27\u5143',
  GBP: '\u82f1\u9551',
  JPY: '\u65e5\u5143',
  HKD: '\u6e2f\u5143',
}
const MINUS = '\u2212'

export function formatFor(language: 'zh' | 'en', currency: string, timeZone: string): Format {
  const locale = language === 'zh' ? 'zh-CN' : 'en-US'
  const symbol = SYMBOLS[currency] ?? `${currency} `
  const steps = language === 'zh' ? ZH_STEPS : EN_STEPS
  const digits = (value: number, decimals: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value)
  const scaled = (value: number) => scale(Math.abs(value), steps, digits)
  // A Chinese reader expects bare 万 and 亿 for yuan, and the sign of any other currency.
  const prefix = language === 'zh' && currency === 'CNY' ? '' : symbol
  const dayOf = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`))

  function absolute(value: number, unit: Unit): string {
    switch (unit) {
      case 'money': {
        const figure = scaled(value)
        return `${prefix}${figure.digits}${figure.unit}`
      }
      case 'count':
        return digits(Math.abs(value), 0)
      case 'ratio':
        return `${digits(Math.abs(value) * 100, 1)}%`
      case 'days':
        return digits(Math.abs(value), 1)
    }
  }

  function hero(value: Amount, unit: Unit): Figure {
    const number = Number(value)
    const sign = number < 0 ? MINUS : ''
    switch (unit) {
      case 'money': {
        const figure = scaled(number)
        if (language === 'en') return { prefix: `${sign}${symbol}`, ...figure }
        const name = ZH_NAMES[currency] ?? currency
        return { prefix: sign, digits: figure.digits, unit: `${figure.unit}${name}` }
      }
      case 'count':
        return { prefix: sign, digits: digits(Math.abs(number), 0), unit: '' }
      case 'ratio':
        return { prefix: sign, digits: digits(Math.abs(number) * 100, 1), unit: '%' }
      case 'days':
        return { prefix: sign, digits: digits(Math.abs(number), 1), unit: language === 'zh' ? '\u5929' : 'days' }
    }
  }

  function tableUnit(largest: number, unit: Unit): TableUnit {
    const { divisor, decimals, text } = tableScale(largest, unit, language, symbol, ZH_NAMES[currency] ?? currency)
    const plain = (value: Amount) => {
      const number = Number((Number(value) / divisor).toFixed(decimals))
      return `${number < 0 ? MINUS : ''}${digits(Math.abs(number), decimals)}`
    }
    const signed = (value: Amount) =>
      `${Number((Number(value) / divisor).toFixed(decimals)) > 0 ? '+' : ''}${plain(value)}`
    return { text, divisor, decimals, plain, signed }
  }

  return {
    language,
    symbol,
    tableUnit,
    hero,
    short: (value, unit) => `${Number(value) < 0 ? MINUS : ''}${absolute(Number(value), unit)}`,
    signed: (value, unit) => `${sign(Number(value))}${absolute(Number(value), unit)}`,
    exact: (value, unit) =>
      unit === 'ratio' ? `${digits(Number(value) * 100, 2)}%` : digits(Number(value), unit === 'count' ? 0 : 2),
    percent: (fraction, decimals = 1) => {
      const value = Number(fraction)
      return `${value < 0 ? MINUS : ''}${digits(Math.abs(value) * 100, decimals)}%`
    },
    number: (value, decimals = 0) => digits(Number(value), decimals),
    month: (month) => dayOf(`${month}-01`, { month: 'short' }),
    day: (day) =>
      dayOf(day, language === 'zh' ? { month: 'long', day: 'numeric' } : { month: 'short', day: 'numeric' }),
    date: (day) =>
      language === 'zh' ? day.slice(0, 10) : dayOf(day, { year: 'numeric', month: 'short', day: 'numeric' }),
    moment: (instant) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant)),
  }
}

function tableScale(largest: number, unit: Unit, language: 'zh' | 'en', symbol: string, name: string) {
  if (unit === 'ratio') return { divisor: 0.01, decimals: 1, text: '%' }
  if (unit === 'days') return { divisor: 1, decimals: 1, text: language === 'zh' ? '\u5929' : 'days' }
  if (unit === 'count') return { divisor: 1, decimals: 0, text: '' }
  if (language === 'zh') {
    if (largest < 1e4) return { divisor: 1, decimals: 0, text: name }
    return { divisor: 1e4, decimals: largest < 1e6 ? 1 : 0, text: `\u4e07${name}` }
  }
  if (largest < 1e4) return { divisor: 1, decimals: 0, text: symbol }
  if (largest < 1e7) return { divisor: 1e3, decimals: largest < 1e5 ? 1 : 0, text: `${symbol}K` }
  return { divisor: 1e6, decimals: 1, text: `${symbol}M` }
}

/** "5.00亿" on an axis is "5亿". */
export function axisText(text: string): string {
  return text.replace(/(\.\d*?)0+(?=\D*$)/, '$1').replace(/\.(?=\D*$)/, '')
}

function scale(value: number, steps: Step[], digits: (value: number, decimals: number) => string) {
  const fitting = steps.findIndex((step, index) => {
    const next = steps[index + 1]
    if (!next) return true
    const scaled = value / step.divisor
    const rounded = Number(scaled.toFixed(step.decimals(scaled)))
    return rounded * step.divisor < next.divisor
  })
  const step = steps[fitting] ?? { divisor: 1, decimals: () => 0, unit: '' }
  const scaled = value / step.divisor
  return { digits: digits(scaled, step.decimals(scaled)), unit: step.unit }
}

function sign(value: number): string {
  return value > 0 ? '+' : value < 0 ? MINUS : ''
}
