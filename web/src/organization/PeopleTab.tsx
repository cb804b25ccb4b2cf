import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session.ts'
import { useFormat } from '../app/useFormat.ts'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './OrganizationPage.module.css'
import { inTreeOrder, type Person, peopleQuery, type UnitOfTree, unitsQuery, within } from './organization.ts'

export function PeopleTab() {
  const { t } = useTranslation()
  const units = useQuery(unitsQuery)
  const people = useQuery(peopleQuery)
  const [chosen, setChosen] = useState<number | null>(null)
  const failure = units.error ?? people.error
  if (failure) return <Notice title={t('app.failed')}>{failure.message}</Notice>
  if (!units.data || !people.data) return <Bones height={420} />
  return (
    <div className={styles.columns}>
      <Card title={t('organization.units')}>
        <UnitTree units={units.data} people={people.data} chosen={chosen} onChoose={setChosen} />
      </Card>
      <PeopleList units={units.data} people={people.data} chosen={chosen} />
    </div>
  )
}

type UnitTreeProps = {
  units: readonly UnitOfTree[]
  people: readonly Person[]
  chosen: number | null
  onChoose: (unit: number | null) => void
}

function UnitTree({ units, people, chosen, onChoose }: UnitTreeProps) {
  const { t } = useTranslation()
  const { company } = useSession()
  const present = people.filter((person) => isPresent(person, company.today))
  return (
    <ul className={styles.tree}>
      {inTreeOrder(units).map(({ unit, depth }) => {
        const inside = within(units, unit.id)
        const count = present.filter((person) => inside.has(person.unitId)).length
        return (
          <li key={unit.id}>
            <button
              type="button"
              className={`${styles.unit} ${unit.id === chosen ? styles.chosen : ''}`}
              style={{ paddingLeft: 10 + depth * 18 }}
              aria-pressed={unit.id === chosen}
              onClick={() => onChoose(unit.id === chosen ? null : unit.id)}
            >
              <span className={styles.unitName}>{unit.name}</span>
              <small>{t(`organization.levels.${unit.level}`)}</small>
              <em>{count}</em>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function PeopleList({ units, people, chosen }: Omit<UnitTreeProps, 'onChoose'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { company } = useSession()
  const [text, setText] = useState('')
  const [left, setLeft] = useState(false)
  const inside = chosen === null ? null : within(units, chosen)
  const shown = people.filter(
    (person) =>
      (inside === null || inside.has(person.unitId)) &&
      (left || isPresent(person, company.today)) &&
      `${person.name} ${person.title ?? ''}`.toLowerCase().includes(text.trim().toLowerCase()),
  )
  const titled = shown.some((person) => person.title)
  return (
    <Card
      title={t('organization.people')}
      note={t('organization.count', { count: shown.length })}
      extra={
        <span className={styles.tools}>
          <Switch size="small" checked={left} onChange={setLeft} aria-label={t('organization.withLeft')} />
          {t('organization.withLeft')}
          <Input
            size="small"
            allowClear
            placeholder={t('app.narrow')}
            aria-label={t('app.narrow')}
            onChange={(event) => setText(event.target.value)}
          />
        </span>
      }
    >
      {shown.length === 0 ? (
        <Notice title={t('organization.nobody')}>{t('organization.nobodyDetail')}</Notice>
      ) : (
        <Table
          label={t('organization.people')}
          columns={[
            { key: 'name', text: t('organization.name') },
            ...(titled ? [{ key: 'title', text: t('organization.jobTitle') }] : []),
            { key: 'unit', text: t('organization.unit') },
            { key: 'role', text: t('organization.role') },
            { key: 'from', text: t('organization.since') },
          ]}
          rows={shown.map((person) => ({
            key: `${person.id}-${person.unitId}-${person.from}`,
            cells: [
              <Link key="name" to="/board" search={{ node: `person:${person.id}` }}>
                {person.name}
              </Link>,
              ...(titled ? [person.title ?? '—'] : []),
              person.unitName,
              <Pill key="role" tone={person.role === 'manager' ? 'on' : 'none'}>
                {t(`organization.roles.${person.role}`)}
              </Pill>,
              since(person, format),
            ],
          }))}
        />
      )}
    </Card>
  )
}

function isPresent(person: Person, today: string): boolean {
  return person.from <= today && (person.to === null || person.to >= today)
}

/** An import without a date says 2000-01-01, which nobody means. */
const NO_DATE = '2000-01-01'

function since(person: Person, format: ReturnType<typeof useFormat>): string {
  const from = person.from === NO_DATE ? '' : format.date(person.from)
  if (person.to === null) return from || '—'
  return `${from} – ${format.date(person.to)}`.trim()
}
