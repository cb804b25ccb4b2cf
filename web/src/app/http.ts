import i18next from 'i18next'

/** What the server says when it refuses or fails (application/problem+json); `detail` is a sentence for the user. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly field: string | undefined
  readonly errors: readonly FieldError[]

  constructor(status: number, code: string, detail: string, field?: string, errors: readonly FieldError[] = []) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.field = field
    this.errors = errors
  }
}

export type FieldError = { field: string; message: string }

type Query = Record<string, string | number | boolean | undefined>
type Body = { json?: unknown; form?: Record<string, string>; file?: FormData; signal?: AbortSignal }

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', address(path, query), signal ? { signal } : {})
}

export function post<T>(path: string, json: unknown = {}): Promise<T> {
  return send<T>('POST', path, { json })
}

export function put<T>(path: string, json: unknown): Promise<T> {
  return send<T>('PUT', path, { json })
}

export function remove(path: string): Promise<void> {
  return send<void>('DELETE', path, {})
}

export function postForm<T>(path: string, form: Record<string, string>): Promise<T> {
  return send<T>('POST', path, { form })
}

export function postFile<T>(path: string, file: File): Promise<T> {
  const data = new FormData()
  data.append('file', file)
  return send<T>('POST', path, { file: data })
}

/** The address of a GET, for links that the browser itself follows (downloads). */
export function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

async function send<T>(method: string, path: string, body: Body): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': i18next.language }
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = cookie('XSRF-TOKEN')
  if (body.json !== undefined) headers['Content-Type'] = 'application/json'
  const response = await reach(path, {
    method,
    headers,
    body: body.json !== undefined ? JSON.stringify(body.json) : body.form ? new URLSearchParams(body.form) : body.file,
    signal: body.signal,
  } as RequestInit)
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T
  return (await response.json()) as T
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw new Problem(0, 'unreachable', i18next.t('app.unreachable'))
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('Content-Type') ?? ''
  if (!type.includes('json')) {
    return new Problem(response.status, 'unexpected', i18next.t('app.unexpected', { status: response.status }))
  }
  const said = (await response.json()) as Partial<Record<'code' | 'detail' | 'field', string>> & {
    errors?: FieldError[]
  }
  const detail = said.detail ?? i18next.t('app.unexpected', { status: response.status })
  return new Problem(response.status, said.code ?? 'unexpected', detail, said.field, said.errors)
}

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((entry) => entry.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : ''
}

/** A client-made key that makes a repeated request harmless; `randomUUID` is absent on plain http. */
export function freshId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
