/** A year of the working calendar as the server gives it. */
export type CalendarYear = {
  year: number
  exceptions: { day: string; working: boolean; name: string }[]
}
export type Workday = { working: boolean; holiday: string | null; makeUp: boolean; left: number; total: number }

/** Whether a day is worked, and how many working days its month still has, that day included. */
export function workdayOf(day: string, calendar: CalendarYear): Workday {
  const exceptions = new Map(calendar.exceptions.map((each) => [each.day, each]))
  const works = (each: string) => exceptions.get(each)?.working ?? ![0, 6].includes(weekday(each))
  const month = daysOfMonth(day)
  const exception = exceptions.get(day)
  return {
    working: works(day),
    holiday: exception && !exception.working ? exception.name : null,
    makeUp: exception?.working === true,
    left: month.filter((each) => each >= day && works(each)).length,
    total: month.filter(works).length,
  }
}

function daysOfMonth(day: string): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Array.from({ length: count }, (_, index) => `${day.slice(0, 8)}${String(index + 1).padStart(2, '0')}`)
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
