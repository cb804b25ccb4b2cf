import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../app/http.ts'
import { SelectField } from '../ui/Field.tsx'
import styles from './ImprovementForm.module.css'
import { DIMENSIONS, type ItemDimension, type Where } from './improvement.ts'
import { useWords } from './useWords.ts'

type Props = { measure: string; from: string; to: string; where: Where; onChange: (where: Where) => void }

/** "Only node = proposal, channel = partner": the values offered are those that the measure knows. */
export function Conditions({ measure, from, to, where, onChange }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const [adding, setAdding] = useState<ItemDimension | ''>('')
  const values = useValues(measure, adding, from, to)
  const without = (dimension: string) =>
    Object.fromEntries(Object.entries(where).filter(([name]) => name !== dimension))
  return (
    <div className={styles.conditions}>
      <span>{t('review.form.where')}</span>
      <div className={styles.chips}>
        {Object.entries(where).map(([dimension, value]) => (
          <span key={dimension} className={styles.chip}>
            {words.dimension(dimension)}: {words.valueText(dimension, value)}
            <button
              type="button"
              aria-label={t('review.form.remove', { name: words.dimension(dimension) })}
              onClick={() => onChange(without(dimension))}
            >
              <CloseOutlined aria-hidden />
            </button>
          </span>
        ))}
        <div className={styles.adding}>
          <SelectField
            label={t('review.form.add')}
            hidden
            empty={`+ ${t('review.form.add')}`}
            options={DIMENSIONS.filter((name) => !(name in where)).map((name) => ({
              value: name,
              text: words.dimension(name),
            }))}
            value={adding}
            onChoose={(value) => setAdding(DIMENSIONS.find((name) => name === value) ?? '')}
          />
        </div>
        {adding && (
          <div className={styles.adding}>
            <SelectField
              label={t('review.form.value')}
              hidden
              empty={t('app.choose')}
              options={values.map((value) => ({ value, text: words.valueText(adding, value) }))}
              value=""
              onChoose={(value) => {
                if (value) onChange({ ...where, [adding]: value })
                setAdding('')
              }}
            />
          </div>
        )}
      </div>
    </div>
  )
}

function useValues(measure: string, dimension: ItemDimension | '', from: string, to: string): string[] {
  const { data } = useQuery({
    queryKey: ['measure-values', measure, dimension, from, to],
    queryFn: ({ signal }) =>
      get<{ rows: Record<string, string | null>[] }>(
        `/api/measures/${measure}/values`,
        { from, to, by: dimension },
        signal,
      ),
    enabled: dimension !== '' && measure !== '',
  })
  return (data?.rows ?? []).map((row) => row[dimension]).filter((value): value is string => typeof value === 'string')
}
