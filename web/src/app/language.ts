import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Texts } from '../text/zh/index.ts'
import type { Language } from './session.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'text'
    resources: { text: Texts }
  }
}

const REMEMBERED = 'gnomon.language'
const LOAD: Record<Language, () => Promise<Texts>> = {
  zh: () => import('../text/zh/index.ts').then((module) => module.zh),
  en: () => import('../text/en/index.ts').then((module) => module.en),
}

/** The last choice made in this browser, else what the browser prefers. The user's own setting wins after sign-in. */
function preferred(): Language {
  const remembered = localStorage.getItem(REMEMBERED)
  if (remembered === 'zh' || remembered === 'en') return remembered
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferred(),
    ns: ['text'],
    defaultNS: 'text',
    resources: {},
    interpolation: { escapeValue: false },
  })
  await speak(preferred())
}

/** Loads the texts of a language, switches to it and remembers it. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'text')) {
    i18next.addResourceBundle(language, 'text', await LOAD[language]())
  }
  await i18next.changeLanguage(language)
  localStorage.setItem(REMEMBERED, language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

export function asLanguage(code: string): Language {
  return code.startsWith('zh') ? 'zh' : 'en'
}
