import {
  AimOutlined,
  ApartmentOutlined,
  CloudUploadOutlined,
  FunctionOutlined,
  FunnelPlotOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Session } from './session.ts'

export type Place = {
  key: 'board' | 'plans' | 'funnel' | 'measures' | 'imports' | 'organization' | 'account'
  to: '/board' | '/plans' | '/funnel' | '/measures' | '/imports' | '/organization' | '/account'
  icon: ReactNode
}

const BOARD: Place = { key: 'board', to: '/board', icon: <AimOutlined aria-hidden /> }
const PLANS: Place = { key: 'plans', to: '/plans', icon: <ApartmentOutlined aria-hidden /> }
const FUNNEL: Place = { key: 'funnel', to: '/funnel', icon: <FunnelPlotOutlined aria-hidden /> }
const MEASURES: Place = { key: 'measures', to: '/measures', icon: <FunctionOutlined aria-hidden /> }
const IMPORTS: Place = { key: 'imports', to: '/imports', icon: <CloudUploadOutlined aria-hidden /> }
const ORGANIZATION: Place = { key: 'organization', to: '/organization', icon: <TeamOutlined aria-hidden /> }
const ACCOUNT: Place = { key: 'account', to: '/account', icon: <UserOutlined aria-hidden /> }

/** The map of the product: daily work first, then what feeds it. */
export function places(session: Session): { work: Place[]; base: Place[]; tabs: Place[] } {
  const base = session.can.import ? [IMPORTS, ORGANIZATION] : [ORGANIZATION]
  return {
    work: [BOARD, PLANS, FUNNEL, MEASURES],
    base,
    tabs: [BOARD, PLANS, session.can.import ? IMPORTS : MEASURES, ORGANIZATION, ACCOUNT],
  }
}
