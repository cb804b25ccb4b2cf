import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { en } from './en/index.ts'
import { zh } from './zh/index.ts'

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/
const OWN_NAME = new Set(['app.languages.zh'])

type Tree = { [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const full = path ? `${path}.${key}` : key
    return typeof value === 'string' ? [[full, value]] : leaves(value, full)
  })
}

const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort()

it('both languages have the same texts', () => {
  expect(
    leaves(en)
      .map(([key]) => key)
      .sort(),
  ).toEqual(
    leaves(zh)
      .map(([key]) => key)
      .sort(),
  )
})

it('no text is empty, and English texts are English', () => {
  for (const [key, text] of [...leaves(zh), ...leaves(en)]) expect(text, key).not.toBe('')
  for (const [key, text] of leaves(en)) if (!OWN_NAME.has(key)) expect(text, key).not.toMatch(CHINESE)
})

it('a text never asks for a value that the other language does not know', () => {
  const chinese = new Map(leaves(zh))
  for (const [key, text] of leaves(en)) {
    const allowed = new Set(placeholders(chinese.get(key) ?? ''))
    // "once" needs no number.
    for (const name of placeholders(text)) expect(allowed.has(name), `${key} asks for ${name}`).toBe(true)
  }
})

it('pages contain no Chinese: every word goes through the texts', () => {
  const source = join(import.meta.dirname, '..')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('text') && !file.includes('.test.'))
    .filter((file) => CHINESE.test(withoutComments(readFileSync(join(source, file), 'utf8'))))
  expect(files).toEqual([])
})

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
