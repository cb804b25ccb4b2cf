import { expect, it } from 'vitest'
import { changed, holding, type Standard, wish } from './standards.ts'

const STANDARDS: Standard[] = [
  { node: 'lead', line: null, conversion: '0.3', dwellDays: '3', validFrom: '2000-01-01' },
  { node: 'lead', line: null, conversion: '0.355', dwellDays: null, validFrom: '2026-03-01' },
  { node: 'lead', line: 'education', conversion: '0.2', dwellDays: null, validFrom: '2000-01-01' },
]

it('the latest standard of a line on a day holds', () => {
  expect(holding(STANDARDS, null, '2026-02-28')[0]).toEqual({ node: 'lead', percent: '30', days: '3' })
  expect(holding(STANDARDS, null, '2026-03-01')[0]).toEqual({ node: 'lead', percent: '35.5', days: '' })
  expect(holding(STANDARDS, 'education', '2026-03-01')[0]).toEqual({ node: 'lead', percent: '20', days: '' })
  expect(holding(STANDARDS, null, '2026-03-01')[1]).toEqual({ node: 'needs', percent: '', days: '' })
})

it('only what was changed is sent, as fractions and days', () => {
  const before = holding(STANDARDS, null, '2026-03-01')
  const after = before.map((entry) => (entry.node === 'needs' ? { ...entry, percent: '33.3', days: '' } : entry))
  expect(changed(before, after).map((entry) => wish(entry, '2026-03-01'))).toEqual([
    { conversion: 0.333, dwellDays: null, validFrom: '2026-03-01' },
  ])
  expect(changed(before, before)).toEqual([])
})
