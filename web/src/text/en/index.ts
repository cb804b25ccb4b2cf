import type { Texts } from '../zh/index.ts'
import { access } from './access.ts'
import { app } from './app.ts'
import { board } from './board.ts'
import { exchange } from './exchange.ts'
import { funnel } from './funnel.ts'
import { measure } from './measure.ts'
import { organization } from './organization.ts'
import { record } from './record.ts'
import { target } from './target.ts'

export const en: Texts = { app, access, board, target, exchange, funnel, measure, organization, record }
