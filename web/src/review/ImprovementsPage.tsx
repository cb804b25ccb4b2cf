import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Choice } from '../ui/Choice.tsx'
import { Failure } from '../ui/Failure.tsx'
import { SelectField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './ImprovementsPage.module.css'
import { Interval } from './Interval.tsx'
import { listQuery, type Row, STATE_TONE, STATES, type State, VERDICT_TONE } from './improvement.ts'
import { useWords } from './useWords.ts'

export function ImprovementsPage() {
  const { t } = useTranslation()
  const { owner, state } = useSearch({ from: '/shell/improvements' })
  const { data, error, refetch } = useQuery(listQuery(owner))
  const rows = data?.filter((row) => !state || row.state === state)
  const create = (
    <Link to="/improvements/new" search={{}}>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} tabIndex={-1}>
        {t('review.create')}
      </Button>
    </Link>
  )
  return (
    <>
      <PageHead title={t('review.title')} detail={t('review.detail')}>
        {create}
      </PageHead>
      <Filters counts={data ?? []} />
      <Card>
        {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
        {!error && !data && <Bones height={360} />}
        {data?.length === 0 && !owner && (
          <Notice title={t('review.none')} action={create}>
            {t('review.noneHint')}
          </Notice>
        )}
        {rows?.length === 0 && (data?.length !== 0 || owner) && (
          <Notice title={t('review.noneFound')}>{t('review.noneFoundHint')}</Notice>
        )}
        {rows && rows.length > 0 && (
          <ul className={styles.list}>
            {rows.map((row) => (
              <li key={row.id}>
                <Line row={row} />
              </li>
            ))}
          </ul>
        )}
        {rows?.some((row) => row.change !== null) && <p className={styles.legend}>{t('review.legend')}</p>}
      </Card>
    </>
  )
}

function Filters({ counts }: { counts: readonly Row[] }) {
  const { t } = useTranslation()
  const { owner, state } = useSearch({ from: '/shell/improvements' })
  const navigate = useNavigate({ from: '/improvements' })
  const go = (next: { owner?: 'me' | undefined; state?: State | undefined }) =>
    void navigate({
      search: { ...(next.owner ? { owner: next.owner } : {}), ...(next.state ? { state: next.state } : {}) },
    })
  const count = (wanted: State) => counts.filter((row) => row.state === wanted).length
  return (
    <div className={styles.filters}>
      <Choice
        label={t('review.whose')}
        options={[
          { value: 'all', text: t('review.everyone') },
          { value: 'me', text: t('review.mine') },
        ]}
        value={owner ?? 'all'}
        onChoose={(value) => go({ owner: value === 'me' ? 'me' : undefined, state })}
      />
      <div className={styles.state}>
        <SelectField
          label={t('review.stateFilter')}
          hidden
          empty={t('review.allStates')}
          options={STATES.map((each) => ({ value: each, text: `${t(`review.states.${each}`)} · ${count(each)}` }))}
          value={state ?? ''}
          onChoose={(value) => go({ owner, state: STATES.find((each) => each === value) })}
        />
      </div>
    </div>
  )
}

function Line({ row }: { row: Row }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Link to="/improvements/$item" params={{ item: String(row.id) }} className={styles.line}>
      <span className={styles.name}>
        <b>{row.title}</b>
        <small>
          {words.name(row.measureName)} · {row.nodeName}
          {row.round > 1 && ` · ${t('review.round', { round: row.round })}`}
        </small>
      </span>
      <span className={styles.owner}>
        <span>{row.owner.name}</span>
        <small className={row.overdue ? styles.late : undefined}>
          <When row={row} />
        </small>
      </span>
      <LastLook row={row} />
      <span className={styles.pill}>
        <Pill tone={row.overdue ? 'alarm' : STATE_TONE[row.state]}>
          {row.overdue ? t('review.overdue') : t(`review.states.${row.state}`)}
        </Pill>
      </span>
    </Link>
  )
}

function When({ row }: { row: Row }) {
  const { t } = useTranslation()
  const { format } = useWords()
  if (row.state === 'open') return t('review.due', { day: format.date(row.dueOn) })
  if (row.judgeOn === null) return null
  const day = format.date(row.judgeOn)
  if (row.state === 'done') return t('review.judge', { day })
  return row.state === 'effective' ? t('review.judgeAgain', { day }) : null
}

function LastLook({ row }: { row: Row }) {
  const { t } = useTranslation()
  const words = useWords()
  const sign = row.direction === 'up' ? 1 : -1
  const wanted = sign * Number(row.wanted)
  const target = t('review.wantedUp', { change: words.change(wanted, row.kind, row.unit) })
  if (!row.lastVerdict) {
    return (
      <span className={styles.look}>
        <span className={styles.quiet}>{t('review.notJudged')}</span>
        <small>{target}</small>
      </span>
    )
  }
  const { change, low, high } = row
  return (
    <span className={styles.look}>
      <span className={styles.verdict}>
        <Pill tone={VERDICT_TONE[row.lastVerdict]}>{t(`review.verdicts.${row.lastVerdict}`)}</Pill>
        {change !== null && <b>{words.change(change, row.kind, row.unit)}</b>}
      </span>
      {change !== null && low !== null && high !== null ? (
        <Interval
          small
          look={{ change, low, high }}
          wanted={wanted}
          verdict={row.lastVerdict}
          label={t('review.interval', {
            low: words.change(low, row.kind, row.unit),
            high: words.change(high, row.kind, row.unit),
          })}
        />
      ) : (
        <small>{target}</small>
      )}
    </span>
  )
}
