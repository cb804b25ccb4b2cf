/** A fiscal year is named by the calendar year in which it ends; months are calendar months. */
export function fiscalYear(day: string, startMonth: number): number {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return startMonth > 1 && month >= startMonth ? year + 1 : year
}

/** First day of the fiscal year that a day lies in. */
export function fiscalYearStart(day: string, startMonth: number): string {
  const year = fiscalYear(day, startMonth) - (startMonth > 1 ? 1 : 0)
  return `${year}-${String(startMonth).padStart(2, '0')}-01`
}
