import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import { Choice } from '../ui/Choice.tsx'
import { Card } from '../ui/Page.tsx'
import { Ring } from '../ui/Ring.tsx'
import { type Board, ends, type Ranked } from './board.ts'
import styles from './Ranking.module.css'

const BEST = 4
const WORST = 2

/** Attainment against what was due by today: the best and the last, everyone on demand. */
export function Ranking({ board }: { board: Board }) {
  const { t } = useTranslation()
  const { people, teams } = board.ranking
  const [kind, setKind] = useState<'people' | 'teams'>(people.length > 0 ? 'people' : 'teams')
  const [all, setAll] = useState(false)
  const ranked = kind === 'people' ? people : teams
  const shown = all ? ranked : ends(ranked, BEST, WORST)
  return (
    <Card
      title={t(kind === 'people' ? 'board.rankPeople' : 'board.rankTeams')}
      note={
        shown.length < ranked.length
          ? t('board.rankEnds', { best: BEST, worst: WORST })
          : t('board.rankAll', { count: ranked.length })
      }
      extra={
        people.length > 0 &&
        teams.length > 0 && (
          <Choice
            small
            label={t('board.rankBy')}
            value={kind}
            options={[
              { value: 'people', text: t('board.people') },
              { value: 'teams', text: t('board.teams') },
            ]}
            onChoose={setKind}
          />
        )
      }
    >
      <ol className={styles.list}>
        {shown.map((entry) => (
          <RankedRow key={entry.node} entry={entry} board={board} />
        ))}
      </ol>
      {ranked.length > BEST + WORST + 1 && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('board.rankLess') : t('board.rankMore', { count: ranked.length })}
        </button>
      )}
    </Card>
  )
}

function RankedRow({ entry, board }: { entry: Ranked; board: Board }) {
  const { t } = useTranslation()
  const format = useFormat()
  const search = useSearch({ from: '/shell/board' })
  const { unit } = board.measure
  const reached = entry.share === null ? '' : format.percent(entry.share)
  return (
    <li>
      <Link to="/board" search={{ ...search, node: entry.node }} className={styles.row}>
        <span className={`${styles.rank} ${entry.rank <= 3 ? styles.top : ''}`}>{entry.rank}</span>
        <Ring
          share={Number(entry.share ?? 0)}
          due={board.dueShare === null ? null : Number(board.dueShare)}
          status={entry.status}
          size={38}
          width={5}
          label={t('board.ring', { reached })}
        />
        <span className={styles.name}>
          <b>{entry.name}</b>
          <small>{entry.unitName}</small>
        </span>
        <span className={styles.figure}>
          <b>{entry.attainment === null ? format.short(entry.done, unit) : format.percent(entry.attainment, 0)}</b>
          {entry.target !== null && (
            <small>
              {format.short(entry.done, unit)} / {format.short(entry.target, unit)}
            </small>
          )}
        </span>
      </Link>
    </li>
  )
}
