import type { Texts } from '../zh/index.ts'
import { access } from './access.ts'
import { app } from './app.ts'
import { board } from './board.ts'
import { exchange } from './exchange.ts'
import { measure } from './measure.ts'
import { organization } from './organization.ts'
import { record } from './record.ts'
import { target } from './target.ts'
import { wallboard } from './wallboard.ts'

export const en: Texts = { app, access, board, target, exchange, measure, organization, record, wallboard }
