import { describe, expect, it } from 'vitest'
import { axisText, formatFor } from './format.ts'

const zh = formatFor('zh', 'CNY', 'Asia/Shanghai')
const en = formatFor('en', 'USD', 'UTC')
const heroText = (format: typeof zh, value: string) => {
  const { prefix, digits, unit } = format.hero(value, 'money')
  return `${prefix}${digits}${unit}`
}

describe('money in Chinese', () => {
  it.each([
    ['0', '0'],
    ['9999', '9,999'],
    ['9999.49', '9,999'],
    ['9999.5', '1.0万'],
    ['12345', '1.2万'],
    ['9999499', '999.9万'],
    ['9999999', '1,000万'],
    ['12345678', '1,235万'],
    ['99999999', '1.00亿'],
    ['269712350.5', '2.70亿'],
    ['-6373000', '−637.3万'],
  ])('%s reads %s', (value, shown) => {
    expect(zh.short(value, 'money')).toBe(shown)
  })

  it('puts the name of the currency behind the figure of a hero', () => {
    expect(heroText(zh, '269712350')).toBe('2.70亿元')
    expect(heroText(formatFor('zh', 'USD', 'UTC'), '269712350')).toBe('2.70亿美元')
  })

  it('shows the sign of a currency that is not yuan', () => {
    expect(formatFor('zh', 'USD', 'UTC').short('12345678', 'money')).toBe('$1,235万')
  })
})

describe('money in English', () => {
  it.each([
    ['999', '$999'],
    ['999.6', '$1.0K'],
    ['1234', '$1.2K'],
    ['999999', '$1.00M'],
    ['1234567', '$1.23M'],
    ['269712350', '$269.7M'],
    ['999999999', '$1.00B'],
    ['-425000', '−$425K'],
  ])('%s reads %s', (value, shown) => {
    expect(en.short(value, 'money')).toBe(shown)
  })
})

it('never shows a figure that has outgrown its unit, whatever the amount', () => {
  const seed = 20_261_125
  let state = seed
  for (let round = 0; round < 20_000; round++) {
    state = (state * 16_807) % 2_147_483_647
    const amount = 10 ** ((state / 2_147_483_647) * 12)
    const text = zh.short(amount, 'money')
    expect(text, `seed ${seed}, amount ${amount}`).not.toMatch(/^1?\d,?\d{3,4}\.\d+万$|^[1-9]\d,\d{3}万$/)
  }
})

it('signs differences with a real minus', () => {
  expect(zh.signed('3440000', 'money')).toBe('+344.0万')
  expect(zh.signed('-7040000', 'money')).toBe('−704.0万')
  expect(zh.signed('0', 'money')).toBe('0')
})

it('shows ratios as percentages', () => {
  expect(zh.short('0.6003', 'ratio')).toBe('60.0%')
  expect(zh.percent('0.563', 1)).toBe('56.3%')
})

it('declares one unit for a whole table', () => {
  const unit = zh.tableUnit(54_719_000, 'money')
  expect(unit.text).toBe('万元')
  expect(unit.plain('39354000')).toBe('3,935')
  expect(unit.signed('-4')).toBe('0')
})

it('drops idle zeros on an axis', () => {
  expect(axisText('5.00亿')).toBe('5亿')
  expect(axisText('2.50亿')).toBe('2.5亿')
  expect(axisText('$480.0M')).toBe('$480M')
  expect(axisText('1,500万')).toBe('1,500万')
})
