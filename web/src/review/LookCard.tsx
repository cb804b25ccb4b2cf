import { useTranslation } from 'react-i18next'
import { Card } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import { Interval } from './Interval.tsx'
import { type Item, type Look, VERDICT_TONE } from './improvement.ts'
import styles from './LookCard.module.css'
import { useWords } from './useWords.ts'

type Props = { page: Item; look: Look; title?: string; note?: string }

/** Before and after of one window, the change on its interval, and the sentence that follows from it. */
export function LookCard({ page, look, title, note }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const { unit } = page.item
  const { change, low, high } = look
  return (
    <Card
      title={title ?? words.name(page.item.measureName)}
      note={look.judgedOn ? t('review.judgedOn', { day: words.format.date(look.judgedOn) }) : note}
      extra={look.judgedOn && <Pill tone={VERDICT_TONE[look.verdict]}>{t(`review.verdicts.${look.verdict}`)}</Pill>}
    >
      <div className={styles.figures}>
        <Side
          name={t('review.before')}
          value={words.figure(look.before, unit, page.family)}
          cases={words.cases(look.casesBefore, page.family)}
          days={`${words.format.date(page.baselineFrom)} – ${words.format.date(page.baselineTo)}`}
        />
        <span className={styles.arrow} aria-hidden>
          →
        </span>
        <Side
          name={t('review.after')}
          value={words.figure(look.after, unit, page.family)}
          cases={words.cases(look.casesAfter, page.family)}
          days={`${words.format.date(look.from)} – ${words.format.date(look.to)}`}
        />
        {change !== null && (
          <Side
            name={t('review.change')}
            value={words.change(change, look.kind, unit)}
            cases={
              look.comparisonChange === null
                ? ''
                : t('review.comparisonChange', { change: words.change(look.comparisonChange, look.kind, unit) })
            }
            days={t('review.wantedUp', { change: words.change(look.wanted, look.kind, unit) })}
          />
        )}
      </div>
      {change !== null && low !== null && high !== null && (
        <>
          <Interval
            look={{ change, low, high }}
            wanted={Number(look.wanted)}
            verdict={look.verdict}
            label={words.name(look.sentence)}
          />
          <p className={styles.interval}>
            {t('review.interval', {
              low: words.change(low, look.kind, unit),
              high: words.change(high, look.kind, unit),
            })}
            {look.immature > 0 && ` · ${t('review.openCases', { count: look.immature, shown: look.immature })}`}
          </p>
        </>
      )}
      {look.judgedOn && <p className={styles.sentence}>{words.name(look.sentence)}</p>}
      {look.asOf && <p className={styles.asOf}>{t('review.asOf', { moment: words.format.moment(look.asOf) })}</p>}
    </Card>
  )
}

function Side({ name, value, cases, days }: { name: string; value: string; cases: string; days: string }) {
  return (
    <div className={styles.side}>
      <small>{name}</small>
      <b>{value}</b>
      {cases && <small>{cases}</small>}
      <small>{days}</small>
    </div>
  )
}
