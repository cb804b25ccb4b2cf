import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useSession } from '../app/session.ts'
import { Failure } from '../ui/Failure.tsx'
import { Bones } from '../ui/Page.tsx'
import { emptyDraft } from './draft.ts'
import { ImprovementForm } from './ImprovementForm.tsx'
import { choicesQuery } from './improvement.ts'

export function NewImprovementPage() {
  const prefill = useSearch({ from: '/shell/improvements/new' })
  const session = useSession()
  const navigate = useNavigate()
  const { data: choices, error, refetch } = useQuery(choicesQuery)
  if (error && !choices) return <Failure error={error} onRetry={() => void refetch()} />
  if (!choices) return <Bones height={520} />
  return (
    <ImprovementForm
      draft={emptyDraft(prefill, choices, session)}
      onDone={(id) =>
        void (id === undefined
          ? navigate({ to: '/improvements', search: {} })
          : navigate({ to: '/improvements/$item', params: { item: String(id) } }))
      }
    />
  )
}
