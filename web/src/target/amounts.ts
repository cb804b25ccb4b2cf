import type { Unit } from '../ui/format.ts'

/**
 * Amounts of a plan travel as decimal strings and are reckoned here in whole hundredths, so that sums on the screen are
 * exact. The grid shows one unit throughout, chosen so that no figure of the plan's grain is rounded: what is shown is
 * what is stored.
 */
export type GridUnit = { text: string; hundredths: number; decimals: number }

export function hundredths(amount: string): number {
  const negative = amount.startsWith('-')
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.')
  const value = Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2))
  return negative ? -value : value
}

export function decimal(hundredthsOf: number): string {
  const digits = String(Math.abs(hundredthsOf)).padStart(3, '0')
  return `${hundredthsOf < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export function sum(amounts: readonly string[]): number {
  return amounts.reduce((total, amount) => total + hundredths(amount), 0)
}

/** 万 or K where the grain allows it with at most two decimals, else whole units. */
export function gridUnit(grain: string, unit: Unit, language: 'zh' | 'en', names: UnitNames): GridUnit {
  if (unit !== 'money') return { text: names.plain, hundredths: 100, decimals: decimalsOf(hundredths(grain), 100) }
  const large = language === 'zh' ? 1_000_000 : 100_000
  const decimals = decimalsOf(hundredths(grain), large)
  if (decimals <= 2) return { text: names.large, hundredths: large, decimals }
  return { text: names.plain, hundredths: 100, decimals: decimalsOf(hundredths(grain), 100) }
}

export type UnitNames = { large: string; plain: string }

function decimalsOf(grain: number, unit: number): number {
  let decimals = 0
  while ((grain * 10 ** decimals) % unit !== 0 && decimals < 6) decimals++
  return decimals
}

/** "1,200.5" typed in the grid's unit becomes the decimal string of the amount; null when it is no number. */
export function typed(text: string, unit: GridUnit): string | null {
  const cleaned = text.replaceAll(',', '').replaceAll('\uff0c', '').trim()
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(cleaned)) return null
  const amount = Math.round(Number(cleaned) * unit.hundredths)
  return Number.isSafeInteger(amount) ? decimal(amount) : null
}

/** The grid's figure of an amount, with separators; minus is U+2212. */
export function shown(hundredthsOf: number, unit: GridUnit): string {
  const value = Math.abs(hundredthsOf) / unit.hundredths
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: unit.decimals,
    maximumFractionDigits: unit.decimals,
  })
  return hundredthsOf < 0 ? `\u2212${text}` : text
}
