import type { Texts } from '../zh/index.ts'

export const record: Texts['record'] = {
  customer: 'Customer',
  deal: 'Deal',
  deals: 'Deals',
  noDeals: 'There are no deals yet.',
  industry: 'Industry',
  region: 'Region',
  owner: 'Owner',
  product: 'Product',
  state: 'State',
  nodes: {
    lead: 'Lead',
    needs: 'Needs',
    proposal: 'Proposal',
    objections: 'Objections',
    signing: 'Signing',
    after_sales: 'After-sales',
  },
  states: { open: 'Open', won: 'Won', lost: 'Lost' },
  amount: 'Amount',
  amountEstimated: 'Amount (estimated)',
  createdOn: 'Created',
  openedOn: 'Opened',
  closedOn: 'Closed',
  timeline: 'Timeline',
  noTimeline: 'Nothing is recorded yet.',
}
