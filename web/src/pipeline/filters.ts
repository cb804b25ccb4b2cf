/** What is looked for among the deals, as it stands in the address: board and list share every word of it. */
export type DealsSearch = {
  layout?: 'list'
  state?: 'won' | 'lost' | 'all'
  node?: string
  owner?: 'me' | number
  unit?: number
  line?: string
  channel?: string
  region?: string
  industry?: string
  tier?: string
  customer?: number
  reason?: string
  blocked?: true
  overdue?: true
  q?: string
  from?: string
  to?: string
  sort?: string
  page?: number
}

const WORDS = ['node', 'line', 'channel', 'region', 'industry', 'tier', 'reason', 'q', 'from', 'to', 'sort'] as const
const NUMBERS = ['unit', 'customer', 'page'] as const
const FLAGS = ['blocked', 'overdue'] as const
const STATES = ['won', 'lost', 'all'] as const

/** Reads an address kindly: what is not understood is left out, so that an old link still opens. */
export function readDeals(raw: Record<string, unknown>): DealsSearch {
  const search: DealsSearch = {}
  if (raw.layout === 'list') search.layout = 'list'
  const state = STATES.find((known) => known === raw.state)
  if (state) search.state = state
  if (raw.owner === 'me') search.owner = 'me'
  else if (positive(raw.owner)) search.owner = Number(raw.owner)
  for (const word of WORDS) {
    const value = raw[word]
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') search[word] = String(value)
  }
  for (const name of NUMBERS) if (positive(raw[name])) search[name] = Number(raw[name])
  for (const flag of FLAGS) if (raw[flag] === true || raw[flag] === 'true') search[flag] = true
  return search
}

function positive(value: unknown): boolean {
  return value !== '' && value !== true && Number.isInteger(Number(value)) && Number(value) > 0
}

/** The filters as the server knows them. Layout, order and page belong to the screen. */
export function filterQuery(search: DealsSearch): Record<string, string | number | boolean> {
  const { layout: _, sort: __, page: ___, ...filters } = search
  return filters
}

/** What a saved view keeps: everything but the page. The words are in order, so that equal views are equal texts. */
export function viewQuery(search: DealsSearch): string {
  const { page: _, ...kept } = search
  const words = Object.entries(kept).map(([name, value]) => [name, String(value)])
  return new URLSearchParams(words.sort(([a = ''], [b = '']) => a.localeCompare(b))).toString()
}

/** The address that a saved view stands for. */
export function searchOfView(query: string): DealsSearch {
  return readDeals(Object.fromEntries(new URLSearchParams(query)))
}

const NARROWING = ['layout', 'sort', 'page']

/** How many filters narrow the deals; the layout and the order do not. */
export function filterCount(search: DealsSearch): number {
  return Object.keys(search).filter((name) => !NARROWING.includes(name)).length
}

/** Another filter starts at the first page again; an empty value takes the filter away. */
export function withFilter(search: DealsSearch, change: Record<string, unknown>): DealsSearch {
  return readDeals({ ...search, page: undefined, ...change })
}

/** One column up, then down, then up again. */
export function nextSort(present: string | undefined, column: string): string {
  return present === column ? `-${column}` : column
}
