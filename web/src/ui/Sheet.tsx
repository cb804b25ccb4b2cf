import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Sheet.module.css'

type SheetProps = {
  title: string
  children: ReactNode
  /** What the main button says; without it there is none. */
  save?: string
  saving?: boolean
  disabled?: boolean
  danger?: boolean
  problem?: string | undefined
  extra?: ReactNode
  onSave?: () => void
  onClose: () => void
}

/** A short form over the page: a box on a desktop, rising from the bottom on a phone. Escape and the backdrop close. */
export function Sheet(props: SheetProps) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { title, children, save, saving, disabled, danger, problem, extra, onSave, onClose } = props
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!saving && !disabled) onSave?.()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop closes; the keyboard has Escape
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          <button type="button" className={styles.close} aria-label={t('app.close')} onClick={onClose}>
            <CloseOutlined aria-hidden />
          </button>
        </header>
        <div className={styles.body}>{children}</div>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {save && (
          <footer className={styles.foot}>
            {extra}
            <Button onClick={onClose}>{t('app.cancel')}</Button>
            <Button
              type="primary"
              htmlType="submit"
              danger={danger ?? false}
              loading={saving ?? false}
              disabled={disabled ?? false}
            >
              {save}
            </Button>
          </footer>
        )}
      </form>
    </dialog>
  )
}
