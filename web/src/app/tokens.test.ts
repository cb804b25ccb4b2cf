import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tokens } from './tokens.ts'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

it('the CSS variables carry the same values as the theme', () => {
  const variables = Object.fromEntries(
    [...css.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  )
  expect(variables).toEqual(
    Object.fromEntries(Object.entries(tokens).map(([name, value]) => [name, value.toLowerCase()])),
  )
})

it.each([
  ['ink-3', 'page'],
  ['ink-3', 'inset'],
  ['rail-text', 'rail'],
  ['ahead-text', 'ahead-soft'],
  ['behind-text', 'behind-soft'],
  ['alarm-text', 'alarm-soft'],
  ['actual-text', 'actual-soft'],
] as const)('%s is readable on %s', (text, background) => {
  expect(contrast(tokens[text], tokens[background])).toBeGreaterThanOrEqual(4.5)
})
