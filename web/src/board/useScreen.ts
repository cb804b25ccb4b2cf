import { useEffect, useLayoutEffect, useState } from 'react'
import styles from './Wallboard.module.css'
import { untilNight } from './wallboard.ts'

const TICK = 5_000
const RETRY = 5 * 60_000

/** Makes the page a screen: its own measure of length, no scrolling, never asleep, new every night. */
export function useScreen() {
  useLayoutEffect(() => {
    const root = document.documentElement
    root.classList.add(styles.screen ?? '')
    return () => root.classList.remove(styles.screen ?? '')
  }, [])
  useEffect(stayAwake, [])
  useEffect(renewAtNight, [])
}

/** The time of this moment, again every few seconds. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** The number of the place in turn. */
export function useTurn(count: number, seconds: number): number {
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (count < 2) return
    const timer = setInterval(() => setAt((before) => (before + 1) % count), seconds * 1000)
    return () => clearInterval(timer)
  }, [count, seconds])
  return at % count
}

/** Where the browser offers a wake lock; it is given back whenever the page is hidden. */
function stayAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => {}
  let lock: WakeLockSentinel | undefined
  const ask = async () => {
    if (document.visibilityState !== 'visible') return
    // A refusal (battery saver, not allowed in a frame) leaves the screen as it would be anyway.
    lock = await navigator.wakeLock.request('screen').catch(() => undefined)
  }
  void ask()
  document.addEventListener('visibilitychange', ask)
  return () => {
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  }
}

/** Only if the server answers: the browser's own error page would stay on the wall. */
function renewAtNight(): () => void {
  let timer: ReturnType<typeof setTimeout>
  const renew = async () => {
    const reachable = await fetch('/favicon.svg', { cache: 'no-store' }).then(
      (answer) => answer.ok,
      () => false,
    )
    if (reachable) window.location.reload()
    else timer = setTimeout(renew, RETRY)
  }
  timer = setTimeout(renew, untilNight(new Date()))
  return () => clearTimeout(timer)
}
