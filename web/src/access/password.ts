import type { TFunction } from 'i18next'

const SHORTEST = 10

/** The server judges; the form only saves a round trip for the plain case. */
export function passwordRules(t: TFunction) {
  return [
    { required: true, message: t('access.passwordMissing') },
    { min: SHORTEST, message: t('access.passwordShort', { count: SHORTEST }) },
  ]
}
