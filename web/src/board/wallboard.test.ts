import { expect, it } from 'vitest'
import { barOf, isLate, secondsPerStop, stops, untilNight } from './wallboard.ts'

const MINUTE = 60_000

it('a screen shows one place, or several in turn', () => {
  expect(stops({})).toEqual([undefined])
  expect(stops({ node: 'unit:3' })).toEqual(['unit:3'])
  expect(stops({ node: 'unit:3', rotate: 'company, unit:4,,unit:5' })).toEqual(['company', 'unit:4', 'unit:5'])
})

it('a place stays for half a minute unless the address says otherwise', () => {
  expect(secondsPerStop({})).toBe(30)
  expect(secondsPerStop({ seconds: 60 })).toBe(60)
  expect(secondsPerStop({ seconds: 0 })).toBe(5)
  expect(secondsPerStop({ seconds: 99_999 })).toBe(3600)
})

it('figures are late after ten minutes, or at once when the stream is lost', () => {
  expect(isLate(0, 10 * MINUTE, 'live')).toBe(false)
  expect(isLate(0, 10 * MINUTE + 1, 'live')).toBe(true)
  expect(isLate(0, MINUTE, 'lost')).toBe(true)
  expect(isLate(0, MINUTE, 'connecting')).toBe(false)
})

it('the page loads anew at a quarter past three', () => {
  expect(untilNight(new Date(2026, 7, 17, 3, 0))).toBe(15 * MINUTE)
  expect(untilNight(new Date(2026, 7, 17, 3, 15))).toBe(24 * 60 * MINUTE)
  expect(untilNight(new Date(2026, 11, 31, 14, 20))).toBe((12 * 60 + 55) * MINUTE)
})

it('a bar never leaves its track', () => {
  expect(barOf(0.5, 0.6)).toEqual({ fill: 50, mark: 60 })
  expect(barOf(1.25, 1)).toEqual({ fill: 100, mark: 80 })
  expect(barOf(-0.1, null)).toEqual({ fill: 0, mark: null })
})
