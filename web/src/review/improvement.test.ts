import { expect, it } from 'vitest'
import { formatFor } from '../ui/format.ts'
import {
  asFraction,
  asTyped,
  changeText,
  daysFrom,
  figureText,
  intervalMarks,
  readList,
  readOrigin,
  readPrefill,
  whereOf,
} from './improvement.ts'

const en = formatFor('en', 'CNY', 'Asia/Shanghai')
const words = { days: 'days', hours: 'hours', points: 'points', aWeek: (figure: string) => `${figure} a week` }

it('a typed percentage becomes a fraction, other units stay as they are', () => {
  expect(asFraction('12', 'points', 'ratio')).toBe('0.12')
  expect(asFraction('12.5%', 'relative', 'days')).toBe('0.125')
  expect(asFraction('1.5', 'points', 'days')).toBe('1.5')
  for (const wrong of ['', '0', '-1', 'ten', '1e3']) expect(asFraction(wrong, 'points', 'ratio')).toBeNull()
  expect(asTyped('0.07', 'points', 'ratio')).toBe('7')
})

it('a link from the funnel fills the form', () => {
  const search = {
    title: 'Fix proposals',
    wanted: 12,
    kind: 'points',
    where: ['node:proposal', 'channel:A:B'],
    node: 'unit:3',
  }
  const prefill = readPrefill(search)
  expect(prefill).toMatchObject({ title: 'Fix proposals', wanted: '12', kind: 'points', node: 'unit:3' })
  expect(whereOf(prefill.where ?? [])).toEqual({ node: 'proposal', channel: 'A:B' })
  expect(readPrefill({ where: 'node:needs', kind: 'other' })).toEqual({ where: ['node:needs'] })
})

it('the finding that an item came from is read, and a broken one is no finding', () => {
  const text = Buffer.from(JSON.stringify({ kind: 'bottleneck', note: '瓶颈' })).toString('base64url')
  expect(readOrigin(text)).toEqual({ kind: 'bottleneck', note: '瓶颈' })
  expect(readOrigin('***')).toBeNull()
  expect(readOrigin(Buffer.from('[1]').toString('base64url'))).toBeNull()
})

it('the marks of an interval keep their order and stay inside', () => {
  const marks = intervalMarks({ change: '0.24', low: '0.14', high: '0.33' }, 0.1)
  const order = [marks.zero, marks.wanted, marks.low, marks.change, marks.high]
  expect(order).toEqual([...order].sort((a, b) => a - b))
  for (const mark of order) expect(mark >= 0 && mark <= 100).toBe(true)
  const falling = intervalMarks({ change: '-0.5', low: '-1', high: '0.2' }, -0.3)
  expect(falling.low).toBeLessThan(falling.wanted)
  expect(falling.wanted).toBeLessThan(falling.zero)
})

it('figures and changes carry their unit', () => {
  expect(figureText('0.25', 'ratio', 'proportion', en, words)).toBe('25.0%')
  expect(figureText('12.34', 'count', 'rate', en, words)).toBe('12.3 a week')
  expect(figureText(null, 'days', 'mean', en, words)).toBe('–')
  expect(changeText('0.242', 'points', 'ratio', en, words)).toBe('+24.2 points')
  expect(changeText('-0.1', 'relative', 'days', en, words)).toBe('\u221210.0%')
})

it('a list address keeps only what it knows', () => {
  expect(readList({ owner: 'me', state: 'done', page: 3 })).toEqual({ owner: 'me', state: 'done' })
  expect(readList({ owner: '7', state: 'late' })).toEqual({})
})

it('days are counted over the end of a month', () => {
  expect(daysFrom('2026-02-27', 3)).toBe('2026-03-02')
  expect(daysFrom('2026-01-01', -1)).toBe('2025-12-31')
})
