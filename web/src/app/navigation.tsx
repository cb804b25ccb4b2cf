import {
  AimOutlined,
  ApartmentOutlined,
  CheckSquareOutlined,
  CloudUploadOutlined,
  ContactsOutlined,
  FunctionOutlined,
  FunnelPlotOutlined,
  ProjectOutlined,
  TeamOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Session } from './session.ts'

export type Place = {
  key:
    | 'today'
    | 'board'
    | 'plans'
    | 'funnel'
    | 'deals'
    | 'improvements'
    | 'customers'
    | 'measures'
    | 'imports'
    | 'organization'
  to:
    | '/today'
    | '/board'
    | '/plans'
    | '/funnel'
    | '/deals'
    | '/improvements'
    | '/customers'
    | '/measures'
    | '/imports'
    | '/organization'
  icon: ReactNode
}

const TODAY: Place = { key: 'today', to: '/today', icon: <ThunderboltOutlined aria-hidden /> }
const BOARD: Place = { key: 'board', to: '/board', icon: <AimOutlined aria-hidden /> }
const PLANS: Place = { key: 'plans', to: '/plans', icon: <ApartmentOutlined aria-hidden /> }
const FUNNEL: Place = { key: 'funnel', to: '/funnel', icon: <FunnelPlotOutlined aria-hidden /> }
const DEALS: Place = { key: 'deals', to: '/deals', icon: <ProjectOutlined aria-hidden /> }
const IMPROVEMENTS: Place = { key: 'improvements', to: '/improvements', icon: <CheckSquareOutlined aria-hidden /> }
const CUSTOMERS: Place = { key: 'customers', to: '/customers', icon: <ContactsOutlined aria-hidden /> }
const MEASURES: Place = { key: 'measures', to: '/measures', icon: <FunctionOutlined aria-hidden /> }
const IMPORTS: Place = { key: 'imports', to: '/imports', icon: <CloudUploadOutlined aria-hidden /> }
const ORGANIZATION: Place = { key: 'organization', to: '/organization', icon: <TeamOutlined aria-hidden /> }

/** The map of the product: daily work first, then what feeds it. A phone's tabs leave the rest to "more". */
export function places(session: Session): { work: Place[]; base: Place[]; tabs: Place[]; more: Place[] } {
  const work = [TODAY, BOARD, PLANS, FUNNEL, DEALS, IMPROVEMENTS, CUSTOMERS, MEASURES]
  const base = session.can.import ? [IMPORTS, ORGANIZATION] : [ORGANIZATION]
  const tabs = [TODAY, BOARD, DEALS, FUNNEL, IMPROVEMENTS]
  return { work, base, tabs, more: [...work, ...base].filter((place) => !tabs.includes(place)) }
}

/** Where someone starts: sellers and their managers with today's work, everyone else with the figures. */
export function homeOf(session: Session): '/today' | '/board' {
  return session.user.roles.some((role) => role === 'seller' || role === 'manager') ? '/today' : '/board'
}
