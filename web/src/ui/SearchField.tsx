import { SearchOutlined } from '@ant-design/icons'
import { useEffect, useRef, useState } from 'react'
import styles from './SearchField.module.css'

const TYPING_MILLIS = 300

/** Narrows a list a moment after the last letter, so that the address does not change with each. */
export function SearchField(props: { label: string; value: string; onChange: (text: string) => void }) {
  const { label, value, onChange } = props
  const [text, setText] = useState(value)
  const change = useRef(onChange)
  change.current = onChange
  const told = useRef(value)
  useEffect(() => {
    if (value !== told.current) setText(value)
    told.current = value
  }, [value])
  useEffect(() => {
    if (text.trim() === told.current) return
    const timer = setTimeout(() => {
      told.current = text.trim()
      change.current(text.trim())
    }, TYPING_MILLIS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <span className={styles.field}>
      <SearchOutlined aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </span>
  )
}
