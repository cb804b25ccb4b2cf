import type { EChartsCoreOption } from 'echarts/core'
import { tokens } from '../app/tokens.ts'
import { axisText, type Format, type Unit } from '../ui/format.ts'
import type { Board, GapPoint } from './board.ts'

const DAY_MILLIS = 86_400_000

/**
 * The cumulative course against plan on a continuous time axis (the actual line ends at today's x, not at a month's
 * label, which would show a false shortfall), and below it the cumulative gap as bars with figures: the two lines
 * alone lie almost on each other and say little.
 */
export function paceOption(board: Board, format: Format, words: Words, narrow: boolean): EChartsCoreOption {
  const { from, to } = board.period
  const x = (day: string) => daysBetween(from, day)
  const length = x(to) + 1
  // The plan's figure of a day is reached at its end; the first point is the period's start with 0.
  const at = (day: string) => Math.min(x(day) + 1, length)
  const points = board.pace.map((point, index) => ({ ...point, x: index === 0 ? 0 : at(point.day) }))
  const plan = points.flatMap((point) => (point.plan === null ? [] : [[point.x, Number(point.plan)]]))
  const done = points.flatMap((point) => (point.done === null ? [] : [[point.x, Number(point.done)]]))
  const highest = Math.max(1, ...plan.map(([, y]) => y ?? 0), ...done.map(([, y]) => y ?? 0))
  const step = niceStep(highest / 5)
  const todayX = board.today >= from && board.today <= to ? at(board.today) : null
  const unit = format.tableUnit(
    Math.max(...board.gaps.map((gap) => Math.abs(Number(gap.gap ?? 0))), 1),
    board.measure.unit,
  )
  const slots = periodSlots(board, x, format.month)
  const right = narrow ? 14 : 96
  return {
    animation: false,
    aria: { enabled: true, label: { description: words.summary } },
    textStyle: { fontFamily: 'inherit' },
    grid: [
      { left: 68, right, top: 24, height: 176 },
      { left: 68, right, top: 214, height: 54 },
    ],
    tooltip: {
      trigger: 'axis',
      borderWidth: 0,
      padding: [8, 12],
      textStyle: { color: tokens['ink-1'], fontSize: 12 },
      axisPointer: { lineStyle: { color: '#B6C1D1' }, label: { show: false } },
      valueFormatter: (value: unknown) => tooltipValue(value, format, board.measure.unit),
    },
    xAxis: [
      { ...timeAxis(length), gridIndex: 0, axisLabel: { show: false } },
      {
        ...timeAxis(length),
        gridIndex: 1,
        position: 'bottom',
        axisLine: { show: false },
        axisLabel: {
          customValues: slots
            .filter((_, index) => slots.length <= 7 || !narrow || index % 2 === 0)
            .map((slot) => slot.middle),
          color: tokens['ink-3'],
          fontSize: 12,
          margin: 8,
          formatter: (value: number) => slots.find((slot) => Math.abs(slot.middle - value) < 0.01)?.label ?? '',
        },
      },
    ],
    yAxis: [
      {
        gridIndex: 0,
        type: 'value',
        min: 0,
        max: Math.ceil(highest / step) * step,
        interval: step,
        axisLabel: {
          color: tokens['ink-3'],
          fontSize: 12,
          formatter: (value: number) => axisText(format.short(value, board.measure.unit)),
        },
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { lineStyle: { color: tokens['line-2'] } },
      },
      {
        gridIndex: 1,
        type: 'value',
        min: (extent: { min: number }) => Math.min(0, extent.min) * 1.5,
        max: (extent: { max: number }) => Math.max(0, extent.max) * 1.5,
        axisTick: { show: false },
        axisLabel: { color: tokens['ink-3'], fontSize: 12, customValues: [0], formatter: () => words.gap },
        splitLine: { show: false },
        axisLine: { show: false },
      },
    ],
    series: [
      {
        name: words.plan,
        type: 'line',
        data: plan,
        showSymbol: false,
        lineStyle: { color: tokens.plan, width: 1.6, type: [5, 4] },
        itemStyle: { color: tokens.plan },
        endLabel: endLabel(!narrow && plan.length > 0, words.planEnd, tokens['ink-3'], -7),
      },
      {
        name: words.actual,
        type: 'line',
        data: done,
        showSymbol: false,
        z: 5,
        lineStyle: { color: tokens.actual, width: 2.6 },
        itemStyle: { color: tokens.actual },
        areaStyle: { color: fadingBlue() },
        endLabel: {
          ...endLabel(
            !narrow && done.length > 0,
            words.actualEnd,
            tokens.actual,
            endsAtBorder(todayX, length) ? 9 : 14,
          ),
          fontWeight: 600,
        },
        markLine: todayX === null ? undefined : todayLine(todayX, length, words.today),
      },
      {
        name: words.gap,
        type: 'bar',
        xAxisIndex: 1,
        yAxisIndex: 1,
        barWidth: narrow ? 12 : Math.min(26, Math.max(4, 300 / Math.max(1, slots.length))),
        data: slots.map((slot) => gapBar(slot, board.gaps)),
        label: {
          show: !narrow && slots.length <= 14,
          position: 'outside',
          color: tokens['ink-2'],
          fontSize: 11,
          formatter: (bar: { value: [number, number] }) => unit.signed(bar.value[1]),
        },
      },
    ],
  }
}

export type Words = {
  plan: string
  actual: string
  gap: string
  gapUnit: string
  today: string
  planEnd: string
  actualEnd: string
  summary: string
}

type Slot = { key: string; middle: number; label: string }

/** The stretches that carry a label below the axis: months of a year or quarter, days of a month or week. */
function periodSlots(board: Board, x: (day: string) => number, name: (month: string) => string): Slot[] {
  if (board.period.kind === 'month' || board.period.kind === 'week') {
    const days = daysBetween(board.period.from, board.period.to) + 1
    return Array.from({ length: days }, (_, index) => {
      const day = addDays(board.period.from, index)
      const shown = days <= 7 || index % 5 === 0
      return { key: day, middle: index + 0.5, label: shown ? day.slice(8).replace(/^0/, '') : '' }
    })
  }
  return monthsBetween(board.period.from, board.period.to).map((month) => {
    const start = Math.max(0, x(`${month}-01`))
    const end = Math.min(x(nextMonth(month)), x(board.period.to) + 1)
    return { key: month, middle: (start + end) / 2, label: name(month) }
  })
}

/** Every slot has a bar, an unseen one where there is no gap yet: a lone bar would make the axis wider than the one above. */
function gapBar(slot: Slot, gaps: readonly GapPoint[]) {
  const gap = gaps.find((candidate) => candidate.month === slot.key)
  if (!gap || gap.gap === null) return { value: [slot.middle, 0], itemStyle: { opacity: 0 }, label: { show: false } }
  const value = Number(gap.gap)
  const colour = value >= 0 ? '#8ED1BC' : '#F0A39B'
  const solid = { color: colour, borderRadius: 3 }
  const dashed = { color: `${colour}59`, borderColor: colour, borderType: 'dashed', borderWidth: 1, borderRadius: 3 }
  return { value: [slot.middle, value], itemStyle: gap.future ? dashed : solid }
}

function timeAxis(length: number) {
  return {
    type: 'value',
    min: 0,
    max: length,
    splitLine: { show: false },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: tokens.border } },
  }
}

function endLabel(show: boolean, text: string, color: string, down: number) {
  return { show, formatter: text, color, fontSize: 12, offset: [2, down] }
}

function endsAtBorder(todayX: number | null, length: number): boolean {
  return todayX === null || todayX > length * 0.9
}

function todayLine(x: number, length: number, text: string) {
  const align = x < length * 0.1 ? 'left' : x > length * 0.9 ? 'right' : 'center'
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: '#B6C1D1', width: 1, type: 'solid' },
    label: { formatter: text, color: tokens['ink-2'], fontSize: 12, distance: 4, align },
    data: [{ xAxis: x }],
  }
}

function fadingBlue() {
  const colorStops = [
    { offset: 0, color: 'rgba(36,84,230,.16)' },
    { offset: 1, color: 'rgba(36,84,230,0)' },
  ]
  return { type: 'linear', x: 0, y: 0, x2: 0, y2: 1, colorStops }
}

function tooltipValue(value: unknown, format: Format, unit: Unit): string {
  const number = Array.isArray(value) ? value[1] : value
  return typeof number === 'number' ? format.short(number, unit) : '—'
}

/** 1, 2, 2.5 or 5 times a power of ten, not below the wish. */
export function niceStep(wish: number): number {
  const power = 10 ** Math.floor(Math.log10(wish))
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= wish * 0.999) ?? 10
  return factor * power
}

function time(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
}

function daysBetween(from: string, to: string): number {
  return Math.round((time(to) - time(from)) / DAY_MILLIS)
}

function addDays(day: string, days: number): string {
  return new Date(time(day) + days * DAY_MILLIS).toISOString().slice(0, 10)
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`
}

export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = nextMonth(day.slice(0, 7))) months.push(day.slice(0, 7))
  return months
}
