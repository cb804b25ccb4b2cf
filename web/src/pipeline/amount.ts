/** An amount as people type it, "1,234.5" or full-width digits, as a decimal string; null when it is none. */
export function asAmount(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[,\s_]/g, '')
  return /^\d{1,13}(\.\d{1,2})?$/.test(plain) ? plain : null
}
