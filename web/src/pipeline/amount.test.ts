import { expect, it } from 'vitest'
import { asAmount } from './amount.ts'

it('takes an amount as people type it', () => {
  expect(asAmount('1,234.5')).toBe('1234.5')
  expect(asAmount(' 86 4000 ')).toBe('864000')
  expect(asAmount('\uff11\uff12\uff0e\uff15')).toBe('12.5')
})

it('what is no amount is none', () => {
  for (const text of ['', '-5', '1.234', '12k', 'x']) expect(asAmount(text)).toBeNull()
})
