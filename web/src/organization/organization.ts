import { queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'

export type Level = 'company' | 'region' | 'department' | 'team'
export type UnitOfTree = { id: number; parentId: number | null; level: Level; name: string }
export type Person = {
  id: number
  name: string
  title: string | null
  unitId: number
  unitName: string
  role: 'manager' | 'seller' | 'member'
  from: string
  to: string | null
}
export type CalendarYear = {
  year: number
  status: 'official' | 'estimated'
  workingDays: number
  months: number[]
  exceptions: { day: string; working: boolean; name: string }[]
}
export type Company = {
  name: string
  currency: string
  fiscalYearStart: number
  timeZone: string
  calendar: 'cn' | 'weekdays'
  rankingVisibility: 'all' | 'team' | 'none'
}

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: ({ signal }) => get<UnitOfTree[]>('/api/units', {}, signal),
})
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => get<Person[]>('/api/people', {}, signal),
})
export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => get<Company>('/api/company', {}, signal),
})
export function calendarQuery(year: number) {
  return queryOptions({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => get<CalendarYear>('/api/calendar', { year }, signal),
  })
}

export type Branch = { unit: UnitOfTree; depth: number }

/** Units in tree order, depth first. */
export function inTreeOrder(units: readonly UnitOfTree[]): Branch[] {
  const known = new Set(units.map((unit) => unit.id))
  const below = (parent: number | null, depth: number): Branch[] =>
    units
      .filter((unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === parent)
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)])
  return below(null, 0)
}

/** A unit and everything below it. */
export function within(units: readonly UnitOfTree[], root: number): Set<number> {
  const inside = new Set([root])
  for (const { unit } of inTreeOrder(units)) {
    if (unit.parentId !== null && inside.has(unit.parentId)) inside.add(unit.id)
  }
  return inside
}

export type DayKind = 'working' | 'free' | 'holiday' | 'make-up'

export function dayKind(day: string, calendar: CalendarYear): DayKind {
  const exception = calendar.exceptions.find((candidate) => candidate.day === day)
  if (exception) return exception.working ? 'make-up' : 'holiday'
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6 ? 'free' : 'working'
}
