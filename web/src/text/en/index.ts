import type { Texts } from '../zh/index.ts'
import { access } from './access.ts'
import { activity } from './activity.ts'
import { app } from './app.ts'
import { board } from './board.ts'
import { customer } from './customer.ts'
import { deals } from './deals.ts'
import { exchange } from './exchange.ts'
import { funnel } from './funnel.ts'
import { measure } from './measure.ts'
import { organization } from './organization.ts'
import { record } from './record.ts'
import { target } from './target.ts'
import { wallboard } from './wallboard.ts'

export const en: Texts = {
  app,
  access,
  board,
  target,
  exchange,
  funnel,
  measure,
  organization,
  record,
  deals,
  activity,
  customer,
  wallboard,
}
