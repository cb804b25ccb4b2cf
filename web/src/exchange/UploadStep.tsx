import { DeleteOutlined, FileTextOutlined, InboxOutlined } from '@ant-design/icons'
import { Button, Spin, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { postFile } from '../app/http.ts'
import { useFormat } from '../app/useFormat.ts'
import { Card } from '../ui/Page.tsx'
import { fileSize, type UploadedFile } from './exchange.ts'
import styles from './ImportPage.module.css'

type Waiting = { key: string; name: string; problem: string | null }
type UploadStepProps = { files: UploadedFile[]; onChange: (change: (files: UploadedFile[]) => UploadedFile[]) => void }

export function UploadStep({ files, onChange }: UploadStepProps) {
  const { t } = useTranslation()
  const [waiting, setWaiting] = useState<Waiting[]>([])
  const send = async (file: File & { uid: string }) => {
    const key = file.uid
    setWaiting((before) => [...before, { key, name: file.name, problem: null }])
    try {
      const uploaded = await postFile<UploadedFile>('/api/imports/files', file)
      // By name, since files sent together arrive in any order and the first names the source.
      onChange((before) => [...before, uploaded].sort((a, b) => a.name.localeCompare(b.name)))
      setWaiting((before) => before.filter((entry) => entry.key !== key))
    } catch (failure) {
      const problem = failure instanceof Error ? failure.message : String(failure)
      setWaiting((before) => before.map((entry) => (entry.key === key ? { ...entry, problem } : entry)))
    }
  }
  return (
    <Card>
      <Upload.Dragger
        multiple
        accept=".csv,.txt,.tsv"
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file)
          return false
        }}
      >
        <div className={styles.drop}>
          <InboxOutlined className={styles.dropIcon} aria-hidden />
          <b>{t('exchange.drop')}</b>
          {t('exchange.dropDetail')}
        </div>
      </Upload.Dragger>
      <ul className={styles.files} aria-live="polite">
        {files.map((file) => (
          <FileRow
            key={file.file}
            file={file}
            onRemove={() => onChange((before) => before.filter((other) => other.file !== file.file))}
          />
        ))}
        {waiting.map((entry) => (
          <li key={entry.key} className={styles.file}>
            {entry.problem === null ? <Spin size="small" /> : <FileTextOutlined className={styles.failed} />}
            <span>
              <b>{entry.name}</b>
              <small className={entry.problem ? styles.failed : undefined}>
                {entry.problem ?? t('exchange.sending')}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function FileRow({ file, onRemove }: { file: UploadedFile; onRemove: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { encoding, separator, dates } = file.format
  const dateFormats = [...new Set(Object.values(dates))].join(', ')
  const facts = [
    fileSize(file.size),
    t('exchange.rows', { count: file.rows, shown: format.number(file.rows) }),
    encoding,
    t('exchange.separator', { separator: separator === '\t' ? 'Tab' : separator }),
    dateFormats && t('exchange.dates', { dates: dateFormats }),
  ]
  return (
    <li className={styles.file}>
      <FileTextOutlined className={styles.fileIcon} aria-hidden />
      <span>
        <b>{file.name}</b>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </span>
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('exchange.removeFile', { name: file.name })}
        onClick={onRemove}
      />
    </li>
  )
}
