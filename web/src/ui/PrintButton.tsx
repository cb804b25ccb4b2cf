import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './PrintButton.module.css'

export function PrintButton() {
  const { t } = useTranslation()
  return (
    <Button className={styles.print} icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
      {t('app.print')}
    </Button>
  )
}
