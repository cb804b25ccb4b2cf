import { access } from './access.ts'
import { activity } from './activity.ts'
import { app } from './app.ts'
import { board } from './board.ts'
import { customer } from './customer.ts'
import { deals } from './deals.ts'
import { exchange } from './exchange.ts'
import { funnel } from './funnel.ts'
import { measure } from './measure.ts'
import { notice } from './notice.ts'
import { organization } from './organization.ts'
import { record } from './record.ts'
import { review } from './review.ts'
import { target } from './target.ts'
import { wallboard } from './wallboard.ts'

/** All texts of the interface; the other language has the same shape, or it does not compile. */
export const zh = {
  app,
  access,
  board,
  target,
  exchange,
  funnel,
  measure,
  notice,
  organization,
  record,
  review,
  deals,
  activity,
  customer,
  wallboard,
}

export type Texts = typeof zh
