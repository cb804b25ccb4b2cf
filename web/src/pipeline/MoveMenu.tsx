import { useTranslation } from 'react-i18next'
import { MenuItem, MenuList } from '../ui/Menu.tsx'
import { OPEN_NODES, type Target } from './deals.ts'
import type { Movable } from './useMoves.ts'

type Props = { deal: Movable; onChoose: (to: Target) => void; onClose: () => void }

/** Every place a deal can go, for those who do not drag. */
export function MoveMenu({ deal, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <MenuList label={t('deals.moveTo', { name: deal.name })} head={t('deals.moveToShort')} onClose={onClose}>
      {targetsOf(deal).map((to) =>
        to === 'won' || to === 'lost' ? (
          <MenuItem key={to} tone={to === 'won' ? 'good' : 'bad'} onChoose={() => onChoose(to)}>
            {t(`deals.ends.${to}`)}
          </MenuItem>
        ) : (
          <MenuItem key={to} onChoose={() => onChoose(to)}>
            {t(`deals.nodes.${to}`)}
          </MenuItem>
        ),
      )}
    </MenuList>
  )
}

/** A closed deal can only be opened again; an open one goes anywhere but where it stands. */
export function targetsOf(deal: Movable): Target[] {
  if (deal.state !== 'open') return [...OPEN_NODES]
  return [...OPEN_NODES.filter((node) => node !== deal.node), 'won', 'lost']
}
