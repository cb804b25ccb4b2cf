import { GlobalOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { useNarrow } from '../ui/media.ts'
import styles from './AccountMenu.module.css'
import { post, put } from './http.ts'
import { asLanguage, speak } from './language.ts'
import { places } from './navigation.tsx'
import { type Language, type Role, type Session, sessionQuery, useSession } from './session.ts'

export function AccountMenu() {
  const { t } = useTranslation()
  const session = useSession()
  const { user } = session
  const narrow = useNarrow()
  const signOut = useSignOut()
  const navigate = useNavigate()
  return (
    <div className={styles.bar}>
      <LanguageMenu />
      <Menu label={t('app.accountMenu', { name: user.name })} button={<Avatar name={user.name} />}>
        {narrow &&
          places(session).more.map((place) => (
            <MenuItem key={place.key} onChoose={() => void navigate({ to: place.to })}>
              {t(`app.places.${place.key}`)}
            </MenuItem>
          ))}
        <MenuItem onChoose={() => void navigate({ to: '/account' })}>{t('app.places.account')}</MenuItem>
        <MenuItem onChoose={() => signOut.mutate()}>{t('app.signOut')}</MenuItem>
      </Menu>
    </div>
  )
}

function LanguageMenu() {
  const { t, i18n } = useTranslation()
  const choose = useChooseLanguage()
  const current = asLanguage(i18n.language)
  return (
    <Menu
      label={`${t('app.language')}: ${t(`app.languages.${current}`)}`}
      button={
        <span className={styles.language}>
          <GlobalOutlined aria-hidden />
          <span className={styles.languageName}>{t(`app.languages.${current}`)}</span>
        </span>
      }
    >
      <MenuItem chosen={current === 'zh'} lang="zh-CN" onChoose={() => choose.mutate('zh')}>
        {t('app.languages.zh')}
      </MenuItem>
      <MenuItem chosen={current === 'en'} lang="en" onChoose={() => choose.mutate('en')}>
        {t('app.languages.en')}
      </MenuItem>
    </Menu>
  )
}

/** The user at the foot of the rail, with the first of the roles. */
export function SignedInUser() {
  const { t } = useTranslation()
  const { user } = useSession()
  return (
    <Link to="/account" className={styles.who}>
      <Avatar name={user.name} />
      <span className={styles.names}>
        <b>{user.name}</b>
        <small>{t(`app.roles.${primary(user.roles)}`)}</small>
      </span>
    </Link>
  )
}

export function Avatar({ name }: { name: string }) {
  return (
    <span className={styles.avatar} aria-hidden>
      {[...name.trim()][0] ?? ''}
    </span>
  )
}

export function useChooseLanguage() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (language: Language) => {
      await put('/api/account', { language })
      queries.setQueryData<Session>(sessionQuery.queryKey, (session) =>
        session ? { ...session, user: { ...session.user, language } } : session,
      )
      await speak(language)
      await queries.invalidateQueries()
    },
  })
}

function useSignOut() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => post<void>('/api/logout'),
    onSuccess: async () => {
      queries.clear()
      await navigate({ to: '/sign-in', search: {} })
    },
  })
}

const RANK: Role[] = ['executive', 'administrator', 'manager', 'operations', 'finance', 'seller']

function primary(roles: readonly Role[]): Role {
  return RANK.find((role) => roles.includes(role)) ?? 'seller'
}
