import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import {
  changeText,
  type Family,
  figureText,
  isDimension,
  type Kind,
  type MeasureUnit,
  type Names,
} from './improvement.ts'

const NODES = ['lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales'] as const

/** Figures, changes and names of items in the user's language. */
export function useWords() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const words = {
    days: t('review.days'),
    hours: t('review.hours'),
    points: t('review.points'),
    aWeek: (figure: string) => t('review.aWeek', { figure }),
  }
  const valueText = (dimension: string, value: string) => {
    const node = NODES.find((known) => known === value)
    return dimension === 'node' && node ? t(`record.nodes.${node}`) : value.split('|').join(t('app.comma'))
  }
  return {
    format,
    figure: (value: string | null | undefined, unit: MeasureUnit, family: Family) =>
      figureText(value, unit, family, format, words),
    change: (change: string | number, kind: Kind, unit: MeasureUnit) => changeText(change, kind, unit, format, words),
    name: (names: Names) => names[asLanguage(i18n.language)],
    cases: (count: number, family: Family) =>
      t(family === 'rate' ? 'review.weeks' : 'review.cases', { count, shown: count }),
    dimension: (dimension: string) =>
      isDimension(dimension) || dimension === 'unit' ? t(`review.dimensions.${dimension}`) : dimension,
    valueText,
  }
}
