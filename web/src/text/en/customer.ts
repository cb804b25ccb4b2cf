import type { Texts } from '../zh/index.ts'

export const customer: Texts['customer'] = {
  title: 'Customers',
  count_one: '{{shown}} customer',
  count_other: '{{shown}} customers',
  search: 'Name of the customer',
  tier: 'Tier',
  lastContact: 'Last contact',
  openDeals: 'Open deals',
  contacted: 'last contact {{day}}',
  never: 'never contacted',
  dealsOpen_one: '{{count}} open deal',
  dealsOpen_other: '{{count}} open deals',
  none: 'No customers',
  noneFound: 'Try another word; a part of the name is enough.',
  noneYet: 'Import customers, or write a name when you open a deal.',
}
