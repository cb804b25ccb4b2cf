import { expect, it } from 'vitest'
import { staleQueries } from './live.ts'

it('a new fact makes the board and the measures old', () => {
  expect(staleQueries(['ledger'])).toEqual(expect.arrayContaining(['board', 'measure-values']))
})

it('a changed plan makes boards, plans and grid old', () => {
  expect(staleQueries(['plan'])).toEqual(['board', 'wallboard', 'plans', 'grid'])
})

it('the progress of one import concerns the list of imports', () => {
  expect(staleQueries(['import:2f1c'])).toContain('imports')
})

it('a topic of a later version concerns nothing', () => {
  expect(staleQueries(['weather'])).toEqual([])
})
