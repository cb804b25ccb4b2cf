import { queryOptions } from '@tanstack/react-query'
import { get } from '../app/http.ts'
import { type DealNode, NODES } from './deals.ts'

export type Standard = {
  node: DealNode
  line: string | null
  conversion: string | null
  dwellDays: string | null
  validFrom: string
}
/** What is typed: percent and days, empty where nothing is set. */
export type StandardEntry = { node: DealNode; percent: string; days: string }

export const standardsQuery = queryOptions({
  queryKey: ['standards'],
  queryFn: ({ signal }) => get<Standard[]>('/api/pipeline/standards', {}, signal),
})

/** What holds for a line (null: for all of them) on a day, node by node. */
export function holding(standards: readonly Standard[], line: string | null, day: string): StandardEntry[] {
  return NODES.map((node) => {
    const latest = standards
      .filter((standard) => standard.node === node && standard.line === line && standard.validFrom <= day)
      .sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
    return { node, percent: percentOf(latest?.conversion ?? null), days: latest?.dwellDays ?? '' }
  })
}

function percentOf(conversion: string | null): string {
  return conversion === null ? '' : String(Number((Number(conversion) * 100).toFixed(4)))
}

/** The server's form of an entry; what is empty says nothing. */
export function wish(entry: StandardEntry, validFrom: string) {
  return {
    conversion: entry.percent.trim() === '' ? null : Number((Number(entry.percent) / 100).toFixed(6)),
    dwellDays: entry.days.trim() === '' ? null : Number(entry.days),
    validFrom,
  }
}

export function changed(before: readonly StandardEntry[], after: readonly StandardEntry[]): StandardEntry[] {
  return after.filter((entry, index) => entry.percent !== before[index]?.percent || entry.days !== before[index]?.days)
}
