import { expect, it } from 'vitest'
import { workdayOf } from './workday.ts'

const calendar = {
  year: 2026,
  exceptions: [
    { day: '2026-10-01', working: false, name: 'National Day' },
    { day: '2026-10-02', working: false, name: 'National Day' },
    { day: '2026-10-05', working: false, name: 'National Day' },
    { day: '2026-10-06', working: false, name: 'National Day' },
    { day: '2026-10-07', working: false, name: 'National Day' },
    { day: '2026-10-10', working: true, name: 'make-up day' },
  ],
}

it('counts the working days left in the month, with holidays and make-up days', () => {
  expect(workdayOf('2026-10-08', calendar)).toEqual({
    working: true,
    holiday: null,
    makeUp: false,
    left: 18,
    total: 18,
  })
  expect(workdayOf('2026-10-30', calendar).left).toBe(1)
})

it('knows a holiday on a weekday and work on a Saturday', () => {
  expect(workdayOf('2026-10-01', calendar)).toMatchObject({ working: false, holiday: 'National Day' })
  expect(workdayOf('2026-10-10', calendar)).toMatchObject({ working: true, makeUp: true })
  expect(workdayOf('2026-10-11', calendar)).toMatchObject({ working: false, holiday: null })
})
