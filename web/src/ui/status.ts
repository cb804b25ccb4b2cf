import { tokens } from '../app/tokens.ts'

export type Status = 'ahead' | 'on' | 'behind' | 'alarm' | 'none'

export const statusColour: Record<Status, string> = {
  ahead: tokens.ahead,
  on: tokens.on,
  behind: tokens.behind,
  alarm: tokens.alarm,
  none: tokens.plan,
}
