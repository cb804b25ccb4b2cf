import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { readDeals } from '../pipeline/filters.ts'
import { readFunnel } from '../pipeline/funnel.ts'
import { readList, readPrefill } from '../review/improvement.ts'
import { ErrorPage, NotFoundPage } from './ErrorPage.tsx'
import { Problem } from './http.ts'
import { speak } from './language.ts'
import { homeOf } from './navigation.tsx'
import { Shell } from './Shell.tsx'
import { sessionQuery } from './session.ts'

type Context = { queries: QueryClient }

export type Period = 'year' | 'quarter' | 'month' | 'week'
/** What a screen shows: a place or several in turn, with the key that lets it in. */
export type WallboardSearch = {
  node?: string
  period?: Period
  key?: string
  rotate?: string
  seconds?: number
  lang?: 'zh' | 'en'
}
const PERIODS: readonly Period[] = ['year', 'quarter', 'month', 'week']

const root = createRootRouteWithContext<Context>()({
  notFoundComponent: () => (
    <main>
      <NotFoundPage />
    </main>
  ),
})

/** Goes on in the language of whoever is signed in, or to the sign-in page and back. */
async function signedIn(context: Context, href: string): Promise<void> {
  const session = await context.queries.ensureQueryData(sessionQuery).catch((failure: unknown) => {
    if (failure instanceof Problem && failure.status === 401) {
      throw redirect({ to: '/sign-in', search: href === '/' ? {} : { to: href } })
    }
    throw failure
  })
  await speak(session.user.language)
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } => (isPath(search.to) ? { to: search.to } : {}),
  component: lazyRouteComponent(() => import('../access/SignInPage.tsx'), 'SignInPage'),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    search.token === undefined ? {} : { token: String(search.token) },
  component: lazyRouteComponent(() => import('../access/SetupPage.tsx'), 'SetupPage'),
})

/** Outside the shell: a screen on a wall has no menu, and with a key of its own no session either. */
const wallboard = createRoute({
  getParentRoute: () => root,
  path: '/wallboard',
  validateSearch: wallboardSearch,
  beforeLoad: async ({ context, location, search }) => {
    if (search.key === undefined) await signedIn(context, location.href)
    if (search.lang !== undefined) await speak(search.lang)
  },
  component: lazyRouteComponent(() => import('../board/WallboardPage.tsx'), 'WallboardPage'),
  errorComponent: ({ error }) => (
    <main>
      <ErrorPage error={error} />
    </main>
  ),
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  errorComponent: ({ error }) => (
    <main>
      <ErrorPage error={error} />
    </main>
  ),
  beforeLoad: ({ context, location }) => signedIn(context, location.href),
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async ({ context }) => {
    throw redirect({ to: homeOf(await context.queries.ensureQueryData(sessionQuery)) })
  },
})
const board = createRoute({
  getParentRoute: () => shell,
  path: '/board',
  validateSearch: (search: Record<string, unknown>): { node?: string; period?: Period; plan?: number } => ({
    ...(typeof search.node === 'string' ? { node: search.node } : {}),
    ...(PERIODS.includes(search.period as Period) ? { period: search.period as Period } : {}),
    ...(Number.isInteger(search.plan) ? { plan: search.plan as number } : {}),
  }),
  component: lazyRouteComponent(() => import('../board/BoardPage.tsx'), 'BoardPage'),
})
const plans = createRoute({
  getParentRoute: () => shell,
  path: '/plans',
  component: lazyRouteComponent(() => import('../target/PlansPage.tsx'), 'PlansPage'),
})
const grid = createRoute({
  getParentRoute: () => shell,
  path: '/plans/$plan',
  component: lazyRouteComponent(() => import('../target/GridPage.tsx'), 'GridPage'),
})
const funnel = createRoute({
  getParentRoute: () => shell,
  path: '/funnel',
  validateSearch: readFunnel,
  component: lazyRouteComponent(() => import('../pipeline/FunnelPage.tsx'), 'FunnelPage'),
})
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  component: lazyRouteComponent(() => import('../exchange/ImportsPage.tsx'), 'ImportsPage'),
})
const newImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/new',
  component: lazyRouteComponent(() => import('../exchange/ImportPage.tsx'), 'ImportPage'),
})
const measures = createRoute({
  getParentRoute: () => shell,
  path: '/measures',
  validateSearch: (search: Record<string, unknown>): { measure?: string } =>
    typeof search.measure === 'string' ? { measure: search.measure } : {},
  component: lazyRouteComponent(() => import('../measure/MeasuresPage.tsx'), 'MeasuresPage'),
})
const organization = createRoute({
  getParentRoute: () => shell,
  path: '/organization',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search.tab === 'string' ? { tab: search.tab } : {},
  component: lazyRouteComponent(() => import('../organization/OrganizationPage.tsx'), 'OrganizationPage'),
})
const today = createRoute({
  getParentRoute: () => shell,
  path: '/today',
  component: lazyRouteComponent(() => import('../activity/TodayPage.tsx'), 'TodayPage'),
})
const deals = createRoute({
  getParentRoute: () => shell,
  path: '/deals',
  validateSearch: readDeals,
  component: lazyRouteComponent(() => import('../pipeline/DealsPage.tsx'), 'DealsPage'),
})
const customers = createRoute({
  getParentRoute: () => shell,
  path: '/customers',
  validateSearch: (search: Record<string, unknown>): { q?: string; page?: number } => ({
    ...(search.q !== undefined && search.q !== '' ? { q: String(search.q) } : {}),
    ...(Number.isInteger(search.page) && Number(search.page) > 0 ? { page: Number(search.page) } : {}),
  }),
  component: lazyRouteComponent(() => import('../customer/CustomersPage.tsx'), 'CustomersPage'),
})
const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$customer',
  component: lazyRouteComponent(() => import('../customer/CustomerPage.tsx'), 'CustomerPage'),
})
const deal = createRoute({
  getParentRoute: () => shell,
  path: '/deals/$deal',
  component: lazyRouteComponent(() => import('../pipeline/DealPage.tsx'), 'DealPage'),
})
const improvements = createRoute({
  getParentRoute: () => shell,
  path: '/improvements',
  validateSearch: readList,
  component: lazyRouteComponent(() => import('../review/ImprovementsPage.tsx'), 'ImprovementsPage'),
})
const newImprovement = createRoute({
  getParentRoute: () => shell,
  path: '/improvements/new',
  validateSearch: readPrefill,
  component: lazyRouteComponent(() => import('../review/NewImprovementPage.tsx'), 'NewImprovementPage'),
})
const improvement = createRoute({
  getParentRoute: () => shell,
  path: '/improvements/$item',
  component: lazyRouteComponent(() => import('../review/ImprovementPage.tsx'), 'ImprovementPage'),
})
const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('../access/AccountPage.tsx'), 'AccountPage'),
})

const routeTree = root.addChildren([
  signIn,
  setup,
  wallboard,
  shell.addChildren([
    home,
    today,
    board,
    plans,
    grid,
    funnel,
    deals,
    deal,
    customers,
    customer,
    measures,
    imports,
    newImport,
    organization,
    improvements,
    newImprovement,
    improvement,
    account,
  ]),
])

export function createProductRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    defaultErrorComponent: ErrorPage,
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  })
}

function wallboardSearch(search: Record<string, unknown>): WallboardSearch {
  return {
    ...(typeof search.node === 'string' ? { node: search.node } : {}),
    ...(PERIODS.includes(search.period as Period) ? { period: search.period as Period } : {}),
    ...(search.key === undefined ? {} : { key: String(search.key) }),
    ...(typeof search.rotate === 'string' ? { rotate: search.rotate } : {}),
    ...(typeof search.seconds === 'number' ? { seconds: search.seconds } : {}),
    ...(search.lang === 'zh' || search.lang === 'en' ? { lang: search.lang } : {}),
  }
}

/** Only places of this product: an address of another host must not be reached through the sign-in page. */
function isPath(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('/') && !value.startsWith('//') && !value.startsWith('/\\')
}
