import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId, post } from '../app/http.ts'
import { useFormat } from '../app/useFormat.ts'
import { Field, SelectField } from '../ui/Field.tsx'
import { type Picked, RecordPicker } from '../ui/RecordPicker.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { toast } from '../ui/toast.ts'
import { asAmount } from './amount.ts'
import { choicesQuery, type Deal, type Named } from './deals.ts'
import { refreshDeals } from './useMoves.ts'

type Props = { customer?: Named | undefined; onClose: () => void }

/** A deal needs a customer, an existing or a new one; everything else may come later. */
export function NewDeal({ customer: given, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: choices } = useQuery(choicesQuery)
  const [id] = useState(freshId)
  const [customer, setCustomer] = useState<Picked | null>(given ? { kind: 'customer', ...given } : null)
  const [customerName, setCustomerName] = useState('')
  const [name, setName] = useState('')
  const [product, setProduct] = useState('')
  const [amountText, setAmountText] = useState('')
  const [channel, setChannel] = useState('')
  const amount = asAmount(amountText)
  const listPrice = choices?.products.find((each) => String(each.id) === product)?.listPrice ?? null
  const create = useCreateDeal(onClose)
  const wrongAmount = amountText.trim() !== '' && amount === null
  const save = () =>
    create.mutate({
      id,
      ...(customer ? { customerId: customer.id } : { customerName: customerName.trim() }),
      ...(name.trim() ? { name: name.trim() } : {}),
      ...(product ? { productId: Number(product) } : {}),
      ...(amount !== null ? { amount } : {}),
      ...(channel ? { channel } : {}),
    })
  return (
    <Sheet
      title={t('deals.newDeal')}
      save={t('deals.create')}
      saving={create.isPending}
      disabled={(!customer && customerName.trim() === '') || wrongAmount}
      problem={create.error?.message}
      onSave={save}
      onClose={onClose}
    >
      <RecordPicker
        label={t('deals.customerSearch')}
        kinds={['customer']}
        picked={customer}
        onPick={setCustomer}
        onText={setCustomerName}
        hint={(text) => t('deals.customerNew', { name: text })}
        autoFocus={!given}
      />
      <Field label={t('deals.name')} help={t('deals.nameHelp')}>
        <input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      </Field>
      <SelectField
        label={t('deals.product')}
        empty={t('deals.later')}
        options={(choices?.products ?? []).map((each) => ({ value: String(each.id), text: each.name }))}
        value={product}
        onChoose={setProduct}
      />
      <Field
        label={t('deals.amount', { currency: format.symbol.trim() })}
        problem={wrongAmount ? t('deals.amountWrong') : undefined}
        help={
          amount !== null
            ? format.short(amount, 'money')
            : listPrice !== null
              ? t('deals.amountFromList', { price: format.short(listPrice, 'money') })
              : t('deals.amountLater')
        }
      >
        <input inputMode="decimal" value={amountText} onChange={(event) => setAmountText(event.target.value)} />
      </Field>
      <SelectField
        label={t('deals.channel')}
        empty={t('deals.later')}
        options={(choices?.channels ?? []).map((value) => ({ value, text: value }))}
        value={channel}
        onChoose={setChannel}
      />
    </Sheet>
  )
}

function useCreateDeal(onClose: () => void) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (request: Record<string, unknown>) => post<Deal>('/api/deals', request),
    onSuccess: (deal) => {
      refreshDeals(queries)
      onClose()
      toast(t('deals.created', { name: deal.name }), {
        action: {
          text: t('deals.open'),
          run: () => void navigate({ to: '/deals/$deal', params: { deal: String(deal.id) } }),
        },
      })
    },
  })
}
