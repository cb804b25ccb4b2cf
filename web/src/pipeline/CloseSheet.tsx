import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import { Field, SelectField } from '../ui/Field.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { asAmount } from './amount.ts'
import { reasonsQuery } from './deals.ts'
import type { Movable, Move } from './useMoves.ts'

type Props = { deal: Movable; to: 'won' | 'lost'; onMove: (move: Move) => void; onClose: () => void }

/** The end of a deal asks one thing: what it was won for, or why it was lost. */
export function CloseSheet(props: Props) {
  return props.to === 'won' ? <WinSheet {...props} /> : <LoseSheet {...props} />
}

function WinSheet({ deal, onMove, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [text, setText] = useState(deal.amount ?? '')
  const [tried, setTried] = useState(false)
  const amount = asAmount(text)
  const save = () => {
    if (amount === null || Number(amount) <= 0) return setTried(true)
    onMove({ deal, to: 'won', amount })
    onClose()
  }
  return (
    <Sheet title={t('deals.winTitle', { name: deal.name })} save={t('deals.win')} onSave={save} onClose={onClose}>
      <Field
        label={t('deals.wonAmount', { currency: format.symbol.trim() })}
        help={amount ? format.short(amount, 'money') : t('deals.wonAmountHelp')}
        problem={tried && (amount === null || Number(amount) <= 0) ? t('deals.amountNeeded') : undefined}
      >
        <input
          inputMode="decimal"
          value={text}
          onChange={(event) => setText(event.target.value)}
          // biome-ignore lint/a11y/noAutofocus: the sheet was opened to fill this
          autoFocus
        />
      </Field>
    </Sheet>
  )
}

function LoseSheet({ deal, onMove, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const { data: reasons, error } = useQuery(reasonsQuery)
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const save = () => {
    onMove({ deal, to: 'lost', reason, ...(text.trim() ? { text: text.trim() } : {}) })
    onClose()
  }
  return (
    <Sheet
      title={t('deals.loseTitle', { name: deal.name })}
      save={t('deals.lose')}
      danger
      disabled={reason === ''}
      problem={error?.message}
      onSave={save}
      onClose={onClose}
    >
      <SelectField
        label={t('deals.lossReason')}
        empty={t('app.choose')}
        options={(reasons?.loss ?? [])
          .filter((each) => each.active)
          .map((each) => ({ value: each.code, text: each.name[asLanguage(i18n.language)] }))}
        value={reason}
        onChoose={setReason}
      />
      <Field label={t('deals.whatHappened')} help={t('deals.optional')}>
        <textarea rows={3} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Sheet>
  )
}
