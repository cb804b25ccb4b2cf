import type { Session } from '../app/session.ts'
import {
  asTyped,
  type Choices,
  type Draft,
  daysFrom,
  type Item,
  type Prefill,
  readOrigin,
  whereOf,
} from './improvement.ts'

const DAYS_TO_DO = 30
const BASELINE_DAYS = 90

/** A form for a new item: what the link says, else what is usual. */
export function emptyDraft(prefill: Prefill, choices: Choices, session: Session): Draft {
  const { today } = session.company
  const me = session.user.personId
  const mine = me === null ? choices.people[0]?.id : me
  return {
    title: prefill.title ?? '',
    text: '',
    ownerId: mine === undefined ? '' : String(mine),
    dueOn: daysFrom(today, DAYS_TO_DO),
    measure: prefill.measure ?? choices.measures.find((measure) => measure.family === 'proportion')?.id ?? '',
    node: prefill.node ?? choices.nodes[0]?.node ?? (me === null ? 'company' : `person:${me}`),
    where: whereOf(prefill.where ?? []),
    comparisonUnit: '',
    baselineFrom: prefill.baselineFrom ?? daysFrom(today, -BASELINE_DAYS),
    baselineTo: prefill.baselineTo ?? daysFrom(today, -1),
    windowDays: prefill.windowDays ?? String(BASELINE_DAYS),
    kind: prefill.kind ?? 'points',
    wanted: prefill.wanted ?? '10',
    origin: readOrigin(prefill.origin),
  }
}

export function draftOf(page: Item): Draft {
  const { item } = page
  return {
    title: item.title,
    text: page.text,
    ownerId: String(item.owner.id),
    dueOn: item.dueOn,
    measure: item.measure,
    node: item.node,
    where: page.where,
    comparisonUnit: page.comparison?.unit ?? '',
    baselineFrom: page.baselineFrom,
    baselineTo: page.baselineTo,
    windowDays: String(page.windowDays),
    kind: item.kind,
    wanted: asTyped(item.wanted, item.kind, item.unit),
    origin: page.origin,
  }
}
