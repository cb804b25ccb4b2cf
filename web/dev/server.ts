import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connect, Plugin } from 'vite'
import { logged, unlog } from './activities.ts'
import { board } from './board.ts'
import * as deals from './deals.ts'
import * as funnel from './funnel.ts'
import * as plans from './grid.ts'
import * as imports from './imports.ts'
import * as improvements from './improvements.ts'
import { TODAY, units } from './organization.ts'
import * as records from './records.ts'
import * as views from './views.ts'
import { wallboard } from './wallboard.ts'

type Language = 'zh' | 'en'
type Call = { method: string; path: string; query: URLSearchParams; body: Record<string, unknown>; language: Language }
type Answer = { status: number; body?: unknown; type?: string }

/** Answers the HTTP contract with invented data, so that pages can be built and looked at without a server. */
export function mockServer(): Plugin {
  return {
    name: 'gnomon-mock',
    configureServer: (server) => {
      server.middlewares.use(serve)
    },
    configurePreviewServer: (server) => {
      server.middlewares.use(serve)
    },
  }
}

let signedIn = true
let language: Language | null = null
const tokens = [
  {
    id: 1,
    name: 'nightly export',
    createdAt: '2026-06-01T09:00:00Z',
    lastUsedAt: '2026-08-17T01:00:00Z' as string | null,
  },
]

const screens: { id: number; name: string; unitId: number; createdAt: string; lastUsedAt: string | null }[] = [
  { id: 1, name: 'Reception', unitId: 1, createdAt: '2026-06-01T09:00:00Z', lastUsedAt: '2026-08-17T06:19:00Z' },
]

const serve: Connect.NextHandleFunction = (request, response, next) => {
  if (!request.url?.startsWith('/api/')) return next()
  if (request.url.startsWith('/api/live')) return stream(response)
  void respond(request, response)
}

function stream(response: ServerResponse) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
  response.write(': hello\n\n')
}

async function respond(request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '', 'http://localhost')
  const accepted: Language = request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh'
  const text = await read(request)
  const json = request.headers['content-type']?.includes('json') ? JSON.parse(text || '{}') : { text }
  const call: Call = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body: json,
    language: language ?? accepted,
  }
  const { status, body, type } = answer(call)
  response.statusCode = status
  if (body === undefined) return response.end()
  response.setHeader('Content-Type', type ?? (status >= 400 ? 'application/problem+json' : 'application/json'))
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const created = (body: unknown): Answer => ({ status: 201, body })
const done: Answer = { status: 204 }
const refuse = (status: number, code: string, detail: string): Answer => ({ status, body: { status, code, detail } })

function answer(call: Call): Answer {
  const { method, path, query, body, language: spoken } = call
  const key = `${method} ${path}`
  if (key === 'GET /api/setup') return ok({ needed: !signedIn })
  if (key === 'POST /api/login') return login(String(body.text))
  if (!signedIn) return refuse(401, 'not_signed_in', 'Sign in first.')
  const plan = path.match(/^\/api\/plans\/(\d+)\/?(\w+)?$/)
  if (plan) return planAnswer(call, Number(plan[1]), plan[2])
  const values = path.match(/^\/api\/measures\/(\w+)\/values$/)
  if (values) return ok(records.values(values[1] ?? '', (query.get('by') ?? '').split(',').filter(Boolean), spoken))
  if (path.startsWith('/api/pipeline/standards/')) return ok(funnel.setStandard(path, query, body))
  if (/^\/api\/(improvements|notices)/.test(path)) return improvementAnswer(call)
  if (path.startsWith('/api/imports')) return importAnswer(call)
  if (path.startsWith('/api/customers/')) return ok(records.customer(spoken))
  if (/^\/api\/(deals|blockers|views|activities)/.test(path)) return dealAnswer(call)
  switch (key) {
    case 'GET /api/session':
      return ok(session(spoken))
    case 'POST /api/logout':
      signedIn = false
      return done
    case 'PUT /api/account':
      language = body.language as Language
      return done
    case 'GET /api/account/tokens':
      return ok(tokens)
    case 'POST /api/account/tokens':
      tokens.push({
        id: tokens.length + 1,
        name: String(body.name),
        createdAt: new Date().toISOString(),
        lastUsedAt: null as string | null,
      })
      return created({ id: tokens.length, name: body.name, token: 'gnm_3fYw0c1mPz7rQbZ2kT9xVh5L' })
    case 'GET /api/company':
      return ok(session(spoken).company)
    case 'GET /api/units':
      return ok(records.unitsOf(spoken))
    case 'GET /api/people':
      return ok(records.people(spoken))
    case 'GET /api/calendar':
      return ok(records.calendar(Number(query.get('year'))))
    case 'GET /api/measures':
      return ok(records.measures())
    case 'GET /api/plans':
      return ok(plans.plans(spoken))
    case 'POST /api/plans':
      return created(plans.plan(plans.draft(), spoken))
    case 'GET /api/board':
      return ok(board(query.get('node') ?? 'company', query.get('period') ?? 'year', spoken))
    case 'GET /api/wallboard':
      return ok(wallboard(query.get('node') ?? 'company', query.get('period') ?? 'year', spoken))
    case 'GET /api/screens':
      return ok(screens)
    case 'POST /api/screens':
      screens.push({
        id: screens.length + 1,
        name: String(body.name),
        unitId: Number(body.unitId),
        createdAt: new Date().toISOString(),
        lastUsedAt: null,
      })
      return created({ ...screens.at(-1), key: 'screen_3fYw0c1mPz7rQbZ2kT9xVh5LPz7rQbZ2kT9xVh5L' })
    case 'GET /api/funnel':
      return ok(funnel.funnel(query, spoken))
    case 'GET /api/pipeline/standards':
      return ok(funnel.standards())
    case 'GET /api/search':
      return ok(search(query.get('q') ?? '', spoken))
    case 'GET /api/pipeline/choices':
      return ok(deals.choices(spoken))
    case 'GET /api/pipeline/reasons':
      return ok(deals.reasons)
    case 'GET /api/customers':
      return ok(deals.customers(query, spoken))
    default:
      return method === 'GET' ? refuse(404, 'not_found', `${path}?`) : done
  }
}

function login(form: string): Answer {
  if (form.includes('wrong')) return refuse(401, 'bad_credentials', '用户名或密码不正确。')
  signedIn = true
  return done
}

function planAnswer({ method, body, language: spoken }: Call, id: number, action: string | undefined): Answer {
  if (method === 'DELETE') return done
  if (body.version !== undefined && body.version !== plans.version()) return refuse(409, 'stale_version', 'Stale.')
  const month = typeof body.month === 'string' ? Number(body.month.slice(5)) - 1 : null
  if (action === 'cells') {
    const refusal = plans.write(String(body.node), month, Number(body.amount))
    if (refusal) return refuse(422, 'infeasible', refusal)
  }
  if (action === 'locks') plans.lock(String(body.node), month ?? 0, body.locked === true)
  if (action === 'balance') plans.balance()
  if (action === 'undo') plans.undo()
  if (action === 'publish') plans.publish(id)
  if (action === 'draft') return created(plans.plan(plans.draft(), spoken))
  return ok(action === 'publish' ? plans.plan(id, spoken) : plans.grid(id, spoken))
}

function dealAnswer({ method, path, query, body, language: spoken }: Call): Answer {
  const [, , kind, id = '', action] = path.split('/')
  const told = (answer: unknown) => {
    if (answer === 404) return refuse(404, 'not_found', 'There is no such deal.')
    return answer === 409 ? refuse(409, 'stale_version', 'Someone was faster.') : ok(answer)
  }
  if (kind === 'views') {
    if (method === 'POST') return created(views.saveView(body))
    if (method === 'DELETE') views.dropView(id)
    return method === 'DELETE' ? done : ok(views.allViews())
  }
  if (kind === 'activities') {
    if (method === 'POST') return created(deals.log(body, spoken))
    if (method === 'DELETE') unlog(id)
    return method === 'DELETE' ? done : ok(logged())
  }
  if (kind === 'blockers') return told(deals.solve(Number(id), spoken))
  if (id === '') return method === 'POST' ? created(deals.create(body, spoken)) : ok(deals.list(query, spoken))
  if (id === 'board') return ok(deals.board(query, spoken))
  if (action === 'moves') return told(deals.move(Number(id), body, spoken))
  return told(method === 'GET' ? deals.page(Number(id), spoken) : deals.change(Number(id), body, spoken))
}

function importAnswer({ method, path, body, language: spoken }: Call): Answer {
  const id = path.split('/')[3] ?? ''
  if (path === '/api/imports/entities') return ok(imports.entities)
  if (path === '/api/imports/files')
    return created(imports.upload(/filename="([^"]*)"/.exec(String(body.text))?.[1] ?? 'data.csv'))
  if (path === '/api/imports/check') return ok(imports.check(body as Parameters<typeof imports.check>[0], spoken))
  if (path.endsWith('/errors')) return { status: 200, type: 'text/csv', body: 'line,problem\n214,not an amount\n' }
  if (path.endsWith('/cancel')) {
    imports.cancel(id)
    return done
  }
  if (method === 'POST') return { status: 202, body: imports.start(String(body.id), 'sales_pipeline.csv') }
  return ok(id ? imports.batch(id) : imports.batches())
}

function session(spoken: Language) {
  return {
    user: {
      id: 1,
      username: 'zhoumin',
      name: spoken === 'zh' ? '周敏' : 'Linda Mitchell',
      roles: ['executive', 'administrator'],
      language: spoken,
      personId: null,
    },
    company: {
      name: spoken === 'zh' ? '衡岳装备' : 'Hengyue Equipment',
      currency: spoken === 'zh' ? 'CNY' : 'USD',
      fiscalYearStart: 1,
      timeZone: 'Asia/Shanghai',
      today: TODAY,
      todayFixed: false,
      calendar: 'cn',
      rankingVisibility: 'all',
    },
    can: { plan: true, import: true, administer: true },
  }
}

function search(text: string, spoken: Language) {
  const found = units
    .filter((unit) => unit[spoken].toLowerCase().includes(text.toLowerCase()))
    .slice(0, 8)
    .map((unit) => ({
      kind: unit.level === 'person' ? 'person' : 'unit',
      id: unit.id,
      name: unit[spoken],
      detail: unit.parent ? (units.find((other) => other.node === unit.parent)?.[spoken] ?? '') : '',
      to: `/board?node=${unit.node}`,
    }))
  return [...found, ...deals.search(text, spoken)]
}

function improvementAnswer({ method, path, query, body, language: spoken }: Call): Answer {
  if (path === '/api/notices') return ok(improvements.notices(spoken))
  if (path === '/api/notices/read') {
    improvements.readNotices(body)
    return done
  }
  if (path === '/api/improvements/choices') return ok(improvements.choices(spoken))
  if (path === '/api/improvements/preview') return ok(improvements.preview(query))
  if (path === '/api/improvements')
    return method === 'POST' ? created(improvements.item(5, spoken)) : ok(improvements.list(spoken, query.get('owner')))
  return ok(improvements.item(Number(path.split('/')[3]), spoken))
}
