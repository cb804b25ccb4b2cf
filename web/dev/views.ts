/** Saved views, as long as the mock server runs. */
let views = [
  { id: 'v1', page: 'deals', name: '华东大单', query: 'layout=list&sort=-amount&unit=2', shared: true, mine: false },
]
export function allViews() {
  return views
}
export function saveView(body: Record<string, unknown>) {
  const view = { ...(body as (typeof views)[number]), mine: true }
  views = [...views, view]
  return view
}
export function dropView(id: string) {
  views = views.filter((view) => view.id !== id)
}
