import { useTranslation } from 'react-i18next'
import { Card } from '../ui/Page.tsx'
import { Fact, Facts } from '../ui/Record.tsx'
import styles from './ImprovementPage.module.css'
import { useWords } from './useWords.ts'

/** The finding that the item came from, as it was then, with the way back to the page that shows it today. */
export function Origin({ origin }: { origin: Record<string, unknown> }) {
  const { t } = useTranslation()
  const words = useWords()
  const said = (name: string) => {
    const value = origin[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const share = (name: string) => {
    const value = said(name)
    return value === undefined || Number.isNaN(Number(value)) ? undefined : words.format.percent(value, 1)
  }
  const node = said('node')
  const loss = said('lossAmount')
  const p = said('p')
  const [from, to, place] = [said('from'), said('to'), said('place')]
  const back = new URLSearchParams({
    ...(place ? { node: place } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  })
  const isBottleneck = origin.kind === 'bottleneck'
  return (
    <Card title={t('review.why')} note={t(isBottleneck ? 'review.origin.bottleneck' : 'review.origin.other')}>
      <Facts>
        <Fact name={t('review.dimensions.node')}>{node && words.valueText('node', node)}</Fact>
        <Fact name={t('review.origin.conversion')}>{share('conversion')}</Fact>
        <Fact name={t('review.origin.baseline')}>{share('baseline')}</Fact>
        <Fact name={t('review.origin.lossAmount')}>{loss && words.format.short(loss, 'money')}</Fact>
        <Fact name={t('review.origin.n')}>{said('n')}</Fact>
        <Fact name={t('review.origin.p')}>{p && (Number(p) < 0.001 ? '< 0.001' : words.format.number(p, 3))}</Fact>
        <Fact name={t('review.origin.period')}>
          {from && to && `${words.format.date(from)} – ${words.format.date(to)}`}
        </Fact>
      </Facts>
      {isBottleneck && (
        <a href={`/funnel?${back}`} className={styles.link}>
          {t('review.origin.open')} →
        </a>
      )}
    </Card>
  )
}
