import { describe, expect, it } from 'vitest'
import { decimal, gridUnit, hundredths, shown, sum, typed } from './amounts.ts'

const NAMES = { large: '万元', plain: '元' }
const tenThousands = gridUnit('1000', 'money', 'zh', NAMES)

describe('the unit of the grid', () => {
  it('shows a grain of 1000 yuan as 0.1 万, so that nothing is rounded', () => {
    expect(tenThousands).toEqual({ text: '万元', hundredths: 1_000_000, decimals: 1 })
  })

  it('shows a grain of 1000 dollars in K without decimals', () => {
    expect(gridUnit('1000', 'money', 'en', { large: '$K', plain: '$' })).toEqual({
      text: '$K',
      hundredths: 100_000,
      decimals: 0,
    })
  })

  it('falls back to whole units when the grain is too fine', () => {
    expect(gridUnit('0.01', 'money', 'zh', NAMES)).toEqual({ text: '元', hundredths: 100, decimals: 2 })
  })
})

describe('an amount', () => {
  it('survives the way to hundredths and back', () => {
    for (const amount of ['0.00', '0.07', '-12.50', '480000000.00', '99999999999.99']) {
      expect(decimal(hundredths(amount))).toBe(amount)
    }
  })

  it('adds up exactly where floating numbers do not', () => {
    expect(decimal(sum(['0.10', '0.20']))).toBe('0.30')
  })

  it('is shown in the unit of the grid', () => {
    expect(shown(hundredths('12000000.00'), tenThousands)).toBe('1,200.0')
    expect(shown(hundredths('-1000.00'), tenThousands)).toBe('−0.1')
  })
})

describe('what is typed', () => {
  it('is read in the unit of the grid', () => {
    expect(typed('1200', tenThousands)).toBe('12000000.00')
    expect(typed('1,200.5', tenThousands)).toBe('12005000.00')
    expect(typed('.5', tenThousands)).toBe('5000.00')
  })

  it('is refused when it is no number', () => {
    for (const text of ['', 'abc', '1.2.3', '-5', '1e3']) expect(typed(text, tenThousands)).toBeNull()
  })
})
