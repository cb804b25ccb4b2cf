import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../app/Sheet.tsx'
import { unitsQuery } from '../organization/organization.ts'
import { Failure } from '../ui/Failure.tsx'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import { PrintButton } from '../ui/PrintButton.tsx'
import { Fact, Facts } from '../ui/Record.tsx'
import { Actions } from './Actions.tsx'
import { draftOf } from './draft.ts'
import { History } from './History.tsx'
import { ImprovementForm } from './ImprovementForm.tsx'
import styles from './ImprovementPage.module.css'
import { type Item, itemQuery, STATE_TONE } from './improvement.ts'
import { LookCard } from './LookCard.tsx'
import { Origin } from './Origin.tsx'
import { useWords } from './useWords.ts'

export function ImprovementPage() {
  const { item } = useParams({ from: '/shell/improvements/$item' })
  const { data, error, refetch } = useQuery(itemQuery(item))
  const [editing, setEditing] = useState(false)
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Bones height={520} />
  return editing ? (
    <ImprovementForm draft={draftOf(data)} edited={data} onDone={() => setEditing(false)} />
  ) : (
    <Shown page={data} onEdit={() => setEditing(true)} />
  )
}

function Shown({ page, onEdit }: { page: Item; onEdit: () => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const { item } = page
  return (
    <>
      <Sheet about={[item.nodeName]} asOf={null} />
      <PageHead
        title={
          <span className={styles.title}>
            {item.title}
            <Pill tone={item.overdue ? 'alarm' : STATE_TONE[item.state]}>
              {item.overdue ? t('review.overdue') : t(`review.states.${item.state}`)}
            </Pill>
          </span>
        }
        detail={`${words.name(item.measureName)} · ${item.nodeName}${item.round > 1 ? ` · ${t('review.round', { round: item.round })}` : ''}`}
      >
        <PrintButton />
        <Actions page={page} onEdit={onEdit} />
      </PageHead>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Measured page={page} />
          {(page.judgements.length > 1 || page.soFar) && <Judgements page={page} />}
          <History page={page} />
        </div>
        <div className={styles.side}>
          <What page={page} />
          <Aim page={page} />
          {page.origin && <Origin origin={page.origin} />}
        </div>
      </div>
    </>
  )
}

/** The present state of the measure: the look under way, the last judgement, or the baseline alone. */
function Measured({ page }: { page: Item }) {
  const { t } = useTranslation()
  const words = useWords()
  const last = page.judgements.at(-1)
  if (page.soFar) {
    return <LookCard page={page} look={page.soFar} title={t('review.soFar')} note={t('review.soFarHint')} />
  }
  if (last && last.round === page.item.round) return <LookCard page={page} look={last} />
  return (
    <>
      <Card title={t('review.baseline')} note={words.name(page.item.measureName)}>
        <div className={styles.baseline}>
          <small>{t('review.before')}</small>
          <b>{words.figure(page.baseline.value, page.item.unit, page.family)}</b>
          <small>
            {words.cases(page.baseline.cases, page.family)} · {words.format.date(page.baselineFrom)} –{' '}
            {words.format.date(page.baselineTo)}
          </small>
          <p>{t('review.noJudgement')}</p>
        </div>
      </Card>
      {last && page.judgements.length === 1 && (
        <LookCard
          page={page}
          look={last}
          title={`${t('review.judgements')} · ${t('review.round', { round: last.round })}`}
        />
      )}
    </>
  )
}

function Judgements({ page }: { page: Item }) {
  const { t } = useTranslation()
  const present = page.soFar ? undefined : page.judgements.at(-1)
  const earlier = [...page.judgements].reverse().filter((look) => look !== present || look.round !== page.item.round)
  return earlier.map((look) => (
    <LookCard
      key={`${look.round} ${look.to}`}
      page={page}
      look={look}
      title={`${t('review.judgements')} · ${t('review.round', { round: look.round })}`}
    />
  ))
}

function What({ page }: { page: Item }) {
  const { t } = useTranslation()
  const words = useWords()
  const { item } = page
  return (
    <Card title={t('review.what')}>
      {page.text && <p className={styles.text}>{page.text}</p>}
      <Facts>
        <Fact name={t('review.owner')}>{item.owner.name}</Fact>
        <Fact name={t('review.dueOn')}>{words.format.date(item.dueOn)}</Fact>
        <Fact name={t('review.doneOn')}>{item.doneOn && words.format.date(item.doneOn)}</Fact>
        <Fact name={t(item.state === 'effective' ? 'review.lookAgain' : 'review.judgeOn')}>
          {item.judgeOn && item.state !== 'closed' && words.format.date(item.judgeOn)}
        </Fact>
        <Fact name={t('review.creator')}>{page.creator.name}</Fact>
        <Fact name={t('review.createdAt')}>{words.format.moment(page.createdAt)}</Fact>
      </Facts>
    </Card>
  )
}

function Aim({ page }: { page: Item }) {
  const { t } = useTranslation()
  const words = useWords()
  const { item } = page
  const signed = (item.direction === 'up' ? 1 : -1) * Number(item.wanted)
  return (
    <Card title={t('review.measure')}>
      <Facts>
        <Fact name={t('review.measure')}>{words.name(item.measureName)}</Fact>
        <Fact name={t('review.scope')}>{item.nodeName}</Fact>
        {Object.entries(page.where).map(([dimension, value]) => (
          <Fact key={dimension} name={words.dimension(dimension)}>
            {words.valueText(dimension, value)}
          </Fact>
        ))}
        <Fact name={t('review.wanted')}>{words.change(signed, item.kind, item.unit)}</Fact>
        <Fact name={t('review.baseline')}>
          {`${words.format.date(page.baselineFrom)} – ${words.format.date(page.baselineTo)}`}
        </Fact>
        <Fact name={t('review.window')}>{t('review.windowDays', { days: page.windowDays })}</Fact>
        <Fact name={t('review.comparison')}>
          {page.comparison ? <Group where={page.comparison} own={page.where} /> : t('review.comparisonNone')}
        </Fact>
      </Facts>
    </Card>
  )
}

/** Where the comparison group differs from the item itself. */
function Group({ where, own }: { where: Record<string, string>; own: Record<string, string> }) {
  const { t } = useTranslation()
  const words = useWords()
  const { data } = useQuery(unitsQuery)
  return Object.entries(where)
    .filter(([dimension, value]) => own[dimension] !== value)
    .map(([dimension, value]) =>
      dimension === 'unit'
        ? (data?.find((unit) => String(unit.id) === value)?.name ?? value)
        : `${words.dimension(dimension)} ${words.valueText(dimension, value)}`,
    )
    .join(t('app.comma'))
}
