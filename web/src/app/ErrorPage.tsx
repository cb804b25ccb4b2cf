import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/Notice.tsx'
import { Problem } from './http.ts'

export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const router = useRouter()
  const queries = useQueryClient()
  const again = async () => {
    await queries.invalidateQueries()
    await router.invalidate()
  }
  const detail = error instanceof Problem ? error.message : t('app.brokenPage')
  return (
    <Notice
      wholePage
      title={error instanceof Problem && error.status === 404 ? t('app.notFound') : t('app.failed')}
      action={
        <Button type="primary" onClick={again}>
          {t('app.tryAgain')}
        </Button>
      }
    >
      {detail}
    </Notice>
  )
}

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Notice
      wholePage
      title={t('app.notFound')}
      action={
        <Button type="primary" href="/board">
          {t('app.toBoard')}
        </Button>
      }
    >
      {t('app.notFoundDetail')}
    </Notice>
  )
}
