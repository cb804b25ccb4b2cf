import { expect, test } from 'vitest'
import { fiscalYear, fiscalYearStart } from './fiscal.ts'

test('a year that starts in January is the calendar year', () => {
  expect(fiscalYear('2017-10-01', 1)).toBe(2017)
  expect(fiscalYearStart('2017-10-01', 1)).toBe('2017-01-01')
})

test('a year that starts in July is named by the year in which it ends', () => {
  expect(fiscalYear('2017-06-30', 7)).toBe(2017)
  expect(fiscalYear('2017-07-01', 7)).toBe(2018)
  expect(fiscalYearStart('2017-06-30', 7)).toBe('2016-07-01')
  expect(fiscalYearStart('2017-07-01', 7)).toBe('2017-07-01')
})
