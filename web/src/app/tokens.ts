import type { ThemeConfig } from 'antd'

/** The look of the product. `tokens.css` mirrors the same values as CSS variables; a test compares the two. */
export const tokens = {
  'ink-1': '#0F1B2D',
  'ink-2': '#43536A',
  'ink-3': '#5F6F86',
  line: '#E3E8EF',
  'line-2': '#EEF1F6',
  border: '#D8DFE9',
  page: '#F3F5F9',
  card: '#FFFFFF',
  inset: '#F8FAFC',
  track: '#E9EDF3',
  rail: '#0F1B2D',
  'rail-text': '#C6D0DF',
  actual: '#2454E6',
  'actual-soft': '#E8EEFE',
  'actual-text': '#1C43BD',
  plan: '#8493A8',
  ahead: '#0A7A5E',
  'ahead-soft': '#E2F5EE',
  'ahead-text': '#06604A',
  on: '#2454E6',
  behind: '#F2A31B',
  'behind-soft': '#FFF3DC',
  'behind-text': '#8A4B00',
  alarm: '#D92D3A',
  'alarm-soft': '#FDE9E9',
  'alarm-text': '#A91622',
  'direction-red': '#C8202F',
  'direction-green': '#0A7A5E',
  changed: '#FFF8E6',
} as const

const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

const theme: ThemeConfig = {
  cssVar: { key: 'gnomon' },
  hashed: false,
  token: {
    colorPrimary: tokens.actual,
    // The derived hover blue is too light for white text.
    colorPrimaryHover: tokens['actual-text'],
    colorInfo: tokens.actual,
    colorLink: tokens.actual,
    colorSuccess: tokens.ahead,
    colorSuccessBg: tokens['ahead-soft'],
    colorSuccessBorder: '#B5E0D1',
    colorWarningBg: tokens['behind-soft'],
    colorErrorBg: tokens['alarm-soft'],
    colorInfoBg: '#F1F5FF',
    colorFillAlter: tokens.inset,
    colorWarning: '#C77700',
    colorError: tokens.alarm,
    colorTextBase: tokens['ink-1'],
    colorTextDescription: tokens['ink-3'],
    colorTextPlaceholder: tokens['ink-3'],
    colorBgLayout: tokens.page,
    colorBorder: tokens.border,
    colorBorderSecondary: '#E8ECF2',
    borderRadius: 8,
    borderRadiusLG: 12,
    fontSize: 14,
    fontFamily,
    controlHeight: 34,
  },
  components: {
    Table: { headerBg: tokens.inset, headerColor: tokens['ink-2'], cellPaddingBlockSM: 7 },
    Segmented: { trackBg: '#EAEEF4', itemSelectedBg: tokens.card, itemColor: tokens['ink-2'] },
    Steps: { titleLineHeight: 24 },
  },
}

/**
 * A finger needs 44 pixels. Where nothing shall move, the controls must know it, so that dialogs do not wait for the
 * end of a movement before they show themselves.
 */
export function themeFor(narrow: boolean, still: boolean): ThemeConfig {
  const heights = narrow ? { controlHeight: 44, controlHeightSM: 36 } : {}
  return { ...theme, token: { ...theme.token, ...heights, motion: !still } }
}
