import { html } from './html-text.ts'

export type Point = { readonly x: number; readonly y: number }

export type Axis = {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
  /** How a tick is written. */
  readonly says: (value: number) => string
}

export type Series = {
  readonly name: string
  readonly points: readonly Point[]
  /** With `dots` each point is marked, its area as large as its weight (0..1). */
  readonly dots?: readonly number[]
}

export type Chart = {
  readonly title: string
  /** What it says, for whoever cannot see it. */
  readonly about: string
  readonly x: Axis
  readonly y: Axis
  readonly series: readonly Series[]
  /** Draws the line on which what was said came true. */
  readonly diagonal: boolean
}

/** As wide as a chart is on a phone, so that its words are no smaller there than those beside it. */
const size = { width: 380, height: 260 }
const inner = { left: 48, right: 18, top: 12, bottom: 44 }
const largestDot = 11
const smallestDot = 2.5

/** So many series look different; of more, those after the first begin again. */
const colours = 8

/** A line chart as inline SVG; colours come from the classes `c0` to `c7` of the page. */
export function svgChart({ title, about, x, y, series, diagonal }: Chart): string {
  const across = (value: number): number =>
    inner.left + ((value - x.from) / (x.to - x.from)) * (size.width - inner.left - inner.right)
  const up = (value: number): number =>
    size.height -
    inner.bottom -
    ((value - y.from) / (y.to - y.from)) * (size.height - inner.top - inner.bottom)
  const place = (point: Point): string => `${short(across(point.x))},${short(up(point.y))}`
  const lines = series.map(({ points }, index) =>
    points.length === 0
      ? ''
      : `<polyline class="line ${colour(index)}" points="${points.map(place).join(' ')}"/>`,
  )
  const dots = series.flatMap(({ points, dots: weights = [] }, index) =>
    weights.flatMap((weight, at) => {
      const point = points[at]
      if (point === undefined) return []
      const radius = Math.max(smallestDot, largestDot * Math.sqrt(weight))
      return `<circle class="dot ${colour(index)}" cx="${short(across(point.x))}" cy="${short(up(point.y))}" r="${short(radius)}"/>`
    }),
  )
  return [
    `<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${html(`${title}. ${about}`)}">`,
    ...x.ticks.map((tick) => tickAt(across(tick), size.height - inner.bottom + 18, 'middle', x.says(tick))),
    ...y.ticks.map(
      (tick) =>
        `<line class="grid" x1="${inner.left}" x2="${size.width - inner.right}" y1="${short(up(tick))}" y2="${short(up(tick))}"/>` +
        tickAt(inner.left - 8, up(tick) + 4, 'end', y.says(tick)),
    ),
    `<text class="axis" x="${(inner.left + size.width) / 2}" y="${size.height - 6}" text-anchor="middle">${html(x.label)}</text>`,
    diagonal
      ? `<polyline class="ideal" points="${place({ x: x.from, y: y.from })} ${place({ x: x.to, y: y.to })}"/>`
      : '',
    // The first series lies on top of the others.
    ...lines.toReversed(),
    ...dots,
    '</svg>',
  ].join('')
}

/** The names of the series beside their colours; nothing where there is only one. */
export function legend(series: readonly Series[]): string {
  if (series.length < 2) return ''
  const items = series.map(
    ({ name }, index) =>
      `<li><svg class="key" viewBox="0 0 26 8" aria-hidden="true"><line class="line ${colour(index)}" x1="1" x2="25" y1="4" y2="4"/></svg>${html(name)}</li>`,
  )
  return `<ul class="legend">${items.join('')}</ul>`
}

function colour(index: number): string {
  return `c${index < colours ? index : 1 + ((index - 1) % (colours - 1))}`
}

function tickAt(x: number, y: number, anchor: 'middle' | 'end', says: string): string {
  return `<text class="tick" x="${short(x)}" y="${short(y)}" text-anchor="${anchor}">${html(says)}</text>`
}

function short(number: number): string {
  return String(Math.round(number * 100) / 100)
}
