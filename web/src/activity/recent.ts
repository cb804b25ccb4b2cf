import type { Picked } from '../ui/RecordPicker.tsx'

const STORED = 'gnomon.recent'
const MOST = 6

/** What was worked on last in this browser comes first. */
export function withRecent(recent: readonly Picked[], picked: Picked): Picked[] {
  return [picked, ...recent.filter((each) => each.id !== picked.id || each.kind !== picked.kind)].slice(0, MOST)
}

export function recentlyUsed(user: number): Picked[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(`${STORED}.${user}`) ?? '[]')
    return Array.isArray(read) ? (read as Picked[]) : []
  } catch {
    // Not ours; the list starts anew.
    return []
  }
}

export function remember(user: number, picked: Picked) {
  localStorage.setItem(`${STORED}.${user}`, JSON.stringify(withRecent(recentlyUsed(user), picked)))
}
