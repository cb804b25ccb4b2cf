import { EditOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId, Problem, post, put } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import { Field, SelectField } from '../ui/Field.tsx'
import { Figure } from '../ui/Figure.tsx'
import { Card } from '../ui/Page.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { toast } from '../ui/toast.ts'
import { asAmount } from './amount.ts'
import styles from './DealFacts.module.css'
import { choicesQuery, type Deal, lossReasonOf, unitName } from './deals.ts'
import { refreshDeals } from './useMoves.ts'

/** What a deal is. Facts are changed where they stand; the owner by handing the deal over. */
export function DealFacts({ deal }: { deal: Deal }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const [handing, setHanding] = useState(false)
  const change = deal.can.change
  return (
    <Card
      title={t('deals.facts')}
      extra={
        change &&
        !editing && (
          <Button type="text" size="small" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
            {t('deals.editFacts')}
          </Button>
        )
      }
    >
      {editing ? (
        <FactsForm deal={deal} onClose={() => setEditing(false)} />
      ) : (
        <>
          <small className={styles.label}>{t(deal.estimated ? 'record.amountEstimated' : 'record.amount')}</small>
          {deal.amount === null ? <p>—</p> : <Figure value={deal.amount} unit="money" />}
          <dl className={styles.facts}>
            <Line name={t('deals.owner')}>
              {deal.owner?.name ?? '—'}
              {change && (
                <Button type="link" size="small" onClick={() => setHanding(true)}>
                  {t('deals.handover')}
                </Button>
              )}
            </Line>
            <Line name={t('deals.unit')}>{unitName(deal.unit)}</Line>
            <Line name={t('deals.product')}>{deal.product}</Line>
            <Line name={t('deals.line')}>{deal.line}</Line>
            <Line name={t('deals.channel')}>{deal.channel}</Line>
            <Line name={t('deals.openedOn')}>{deal.openedOn && format.date(deal.openedOn)}</Line>
            <Line name={t('deals.closedOn')}>{deal.closedOn && format.date(deal.closedOn)}</Line>
            <Line name={t('deals.lossReason')}>{lossReasonOf(deal, asLanguage(i18n.language))}</Line>
          </dl>
          {!change && <p className={styles.label}>{t('deals.readOnly')}</p>}
        </>
      )}
      {handing && <Handover deal={deal} onClose={() => setHanding(false)} />}
    </Card>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function FactsForm({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: choices } = useQuery(choicesQuery)
  const [name, setName] = useState(deal.name)
  const [amountText, setAmountText] = useState(deal.estimated ? '' : (deal.amount ?? ''))
  const known = choices?.products.find((each) => each.id === deal.productId || each.name === deal.product)
  const [product, setProduct] = useState<string | null>(null)
  const [channel, setChannel] = useState(deal.channel ?? '')
  const amount = asAmount(amountText)
  const wrong = amountText.trim() !== '' && amount === null
  const chosen = product ?? (known ? String(known.id) : '')
  const save = useSaved(deal, onClose, () => t('deals.saved'))
  const submit = () =>
    save.mutate(() =>
      put<Deal>(`/api/deals/${deal.id}`, {
        id: freshId(),
        version: deal.version,
        name: name.trim(),
        amount,
        productId: chosen === '' ? null : Number(chosen),
        channel: channel || null,
      }),
    )
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Field label={t('deals.name')}>
        <input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field
        label={t('deals.amount', { currency: format.symbol.trim() })}
        problem={wrong ? t('deals.amountWrong') : undefined}
        help={amount !== null ? format.short(amount, 'money') : t('deals.amountLater')}
      >
        <input inputMode="decimal" value={amountText} onChange={(event) => setAmountText(event.target.value)} />
      </Field>
      <SelectField
        label={t('deals.product')}
        empty="—"
        options={(choices?.products ?? []).map((each) => ({ value: String(each.id), text: each.name }))}
        value={chosen}
        onChoose={setProduct}
      />
      <SelectField
        label={t('deals.channel')}
        empty="—"
        options={(choices?.channels ?? []).map((value) => ({ value, text: value }))}
        value={channel}
        onChoose={setChannel}
      />
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={name.trim() === '' || wrong || !choices}
        >
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}

function Handover({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const { t } = useTranslation()
  const { data: choices } = useQuery(choicesQuery)
  const [person, setPerson] = useState('')
  const name = choices?.people.find((each) => String(each.id) === person)?.name ?? ''
  const save = useSaved(deal, onClose, () => t('deals.handedOver', { name }))
  const submit = () =>
    save.mutate(() =>
      post<Deal | undefined>(`/api/deals/${deal.id}/owner`, {
        id: freshId(),
        version: deal.version,
        personId: Number(person),
      }),
    )
  return (
    <Sheet
      title={t('deals.handoverTitle', { name: deal.name })}
      save={t('deals.handover')}
      saving={save.isPending}
      disabled={person === ''}
      onSave={submit}
      onClose={onClose}
    >
      <SelectField
        label={t('deals.handoverTo')}
        empty={t('app.choose')}
        options={(choices?.people ?? [])
          .filter((each) => each.id !== deal.owner?.id)
          .map((each) => ({ value: String(each.id), text: `${each.name} · ${each.unitName}` }))}
        value={person}
        onChoose={setPerson}
      />
      <p className={styles.label}>{t('deals.handoverHelp')}</p>
    </Sheet>
  )
}

/** A changed deal replaces what the page knows; when someone else was faster, the page loads that first. */
function useSaved(deal: Deal, onDone: () => void, said: () => string) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (send: () => Promise<Deal | undefined>) => send(),
    onSuccess: (after) => {
      if (after) queries.setQueryData(['deal', String(deal.id)], after)
      refreshDeals(queries)
      toast(said())
      onDone()
      // Handed to someone whose deals one does not see: there is nothing left to show here.
      if (!after) void navigate({ to: '/deals' })
    },
    onError: (failure) => {
      const stale = failure instanceof Problem && failure.status === 409
      toast(stale ? t('deals.stale', { name: deal.name }) : failure.message, { tone: 'alarm' })
      if (stale) refreshDeals(queries)
    },
  })
}
