import { ArrowRightOutlined, CheckOutlined, CloseOutlined, EditOutlined, StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openSheet } from '../app/sheets.ts'
import { Card } from '../ui/Page.tsx'
import { AddBlocker } from './Blockers.tsx'
import { CloseSheet } from './CloseSheet.tsx'
import { type Deal, NODES, OPEN_NODES, type Target } from './deals.ts'
import { MoveMenu } from './MoveMenu.tsx'
import styles from './NextActions.module.css'
import { useMoves } from './useMoves.ts'

/** What can be done with the deal now; the likeliest step is the blue one. */
export function NextActions({ deal }: { deal: Deal }) {
  const { t } = useTranslation()
  const move = useMoves()
  const [closing, setClosing] = useState<'won' | 'lost' | null>(null)
  const [blocking, setBlocking] = useState(false)
  const open = deal.state === 'open'
  const next = open ? OPEN_NODES[NODES.indexOf(deal.node) + 1] : undefined
  const go = (to: Target) => (to === 'won' || to === 'lost' ? setClosing(to) : move({ deal, to }))
  return (
    <Card title={t('deals.nextActions')}>
      <div className={styles.actions}>
        {deal.can.change && next && (
          <Button type="primary" icon={<ArrowRightOutlined aria-hidden />} onClick={() => go(next)}>
            {t('deals.forward', { node: t(`deals.nodes.${next}`) })}
          </Button>
        )}
        {deal.can.change && open && (
          <div className={styles.pair}>
            <Button
              type={next ? 'default' : 'primary'}
              icon={<CheckOutlined aria-hidden />}
              onClick={() => setClosing('won')}
            >
              {t('deals.ends.won')}
            </Button>
            <Button danger icon={<CloseOutlined aria-hidden />} onClick={() => setClosing('lost')}>
              {t('deals.ends.lost')}
            </Button>
          </div>
        )}
        <Button
          icon={<EditOutlined aria-hidden />}
          onClick={() =>
            openSheet({
              kind: 'activity',
              deal: { id: deal.id, name: deal.name },
              ...(deal.customer ? { customer: deal.customer } : {}),
            })
          }
        >
          {t('deals.log')}
        </Button>
        {deal.can.change && open && (
          <Button icon={<StopOutlined aria-hidden />} onClick={() => setBlocking(true)}>
            {t('deals.addBlocker')}
          </Button>
        )}
        {deal.can.change && <Elsewhere deal={deal} onChoose={go} />}
      </div>
      {closing && <CloseSheet deal={deal} to={closing} onMove={move} onClose={() => setClosing(null)} />}
      {blocking && <AddBlocker deal={deal} onClose={() => setBlocking(false)} />}
    </Card>
  )
}

function Elsewhere({ deal, onChoose }: { deal: Deal; onChoose: (to: Target) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setOpen(false)
    button.current?.focus()
  }, [])
  return (
    <div className={styles.elsewhere}>
      <Button ref={button} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(deal.state === 'open' ? 'deals.moveElsewhere' : 'deals.reopen')}
      </Button>
      {open && (
        <div className={styles.menu}>
          <MoveMenu deal={deal} onClose={close} onChoose={onChoose} />
        </div>
      )}
    </div>
  )
}
