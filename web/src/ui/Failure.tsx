import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Notice } from './Notice.tsx'

/** What could not be loaded, in the server's own sentence, and a way to try again. */
export function Failure({ error, onRetry, wholePage }: { error: Error; onRetry: () => void; wholePage?: boolean }) {
  const { t } = useTranslation()
  return (
    <Notice
      title={t('app.failed')}
      wholePage={wholePage ?? false}
      action={
        <Button type="primary" onClick={onRetry}>
          {t('app.tryAgain')}
        </Button>
      }
    >
      {error.message}
    </Notice>
  )
}
