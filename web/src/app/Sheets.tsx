import { lazy, Suspense } from 'react'
import { openSheet, useOpenSheet } from './sheets.ts'

const ActivitySheet = lazy(() =>
  import('../activity/ActivitySheet.tsx').then((module) => ({ default: module.ActivitySheet })),
)
const NewDeal = lazy(() => import('../pipeline/NewDeal.tsx').then((module) => ({ default: module.NewDeal })))

/** Shows the form that a page has asked for. */
export function Sheets() {
  const sheet = useOpenSheet()
  if (!sheet) return null
  const close = () => openSheet(null)
  return (
    <Suspense fallback={null}>
      {sheet.kind === 'activity' ? (
        <ActivitySheet deal={sheet.deal} customer={sheet.customer} onClose={close} />
      ) : (
        <NewDeal customer={sheet.customer} onClose={close} />
      )}
    </Suspense>
  )
}
