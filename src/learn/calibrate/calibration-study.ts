import type { JudgedCase } from '../judged-case.ts'
import { type Forecast, reliabilityOf, topForecast } from '../measure/reliability.ts'
import { fitIsotonic } from './fit-isotonic.ts'
import { fitPlatt } from './fit-platt.ts'
import { atTemperature, fitTemperature } from './fit-temperature.ts'

/** How well the first suspect's probability keeps its word. */
export type CalibrationFigures = {
  /** Expected calibration error in ten bins, 0..1. */
  readonly error: number
  /** Mean squared distance of the probability from what came true, 0..1. */
  readonly squared: number
}

export type CalibrationMethod = 'as it is' | 'temperature' | 'platt' | 'isotonic'

export type CalibrationStudy = {
  /** Each method learnt on the other groups and measured on the one left out. */
  readonly methods: readonly (CalibrationFigures & { readonly method: CalibrationMethod })[]
  /** The temperature of all cases together, and that of each group with enough cases of its own. */
  readonly temperature: number
  readonly groups: readonly GroupTemperature[]
}

export type GroupTemperature = {
  readonly group: string
  readonly cases: number
  readonly temperature: number
  /** Error as it is, and at the temperature that the other groups would have given it. */
  readonly errorBefore: number
  readonly errorAfter: number
}

/** Cases below which a group is given no temperature of its own. */
const enough = 20

type Recalibrate = (others: readonly JudgedCase[]) => (left: JudgedCase) => readonly Forecast[]

const methods: Readonly<Record<CalibrationMethod, Recalibrate>> = {
  'as it is': () => topForecast,
  temperature: (others) => {
    const temperature = fitTemperature(others)
    return (left) => topForecast(atTemperature(left, temperature))
  },
  platt: (others) => {
    const calibrated = fitPlatt(others.flatMap(topForecast))
    return (left) => topForecast(left).map((one) => ({ ...one, probability: calibrated(one.probability) }))
  },
  isotonic: (others) => {
    const calibrated = fitIsotonic(others.flatMap(topForecast))
    return (left) => topForecast(left).map((one) => ({ ...one, probability: calibrated(one.probability) }))
  },
}

/**
 * What recalibrating would bring. `judged` are held-out predictions: on cases that the ranker was fitted on everything
 * looks better than it is. `groupOf` says what belongs together, such as a repository; each group is left out in turn.
 * With one group nothing can be left out and every method is measured as it is.
 */
export function calibrationStudy(
  judged: readonly JudgedCase[],
  groupOf: (one: JudgedCase) => string,
): CalibrationStudy {
  const groups = Map.groupBy(judged, groupOf)
  const names = ['as it is', 'temperature', 'platt', 'isotonic'] as const
  return {
    methods: names.map((method) => ({
      method,
      ...figuresOf(
        [...groups].flatMap(([group, left]) => left.flatMap(learnt(methods[method], judged, groupOf, group))),
      ),
    })),
    temperature: fitTemperature(judged),
    groups: [...groups].flatMap(([group, left]) =>
      left.length < enough ? [] : [ofGroup(group, left, learnt(methods.temperature, judged, groupOf, group))],
    ),
  }
}

function learnt(
  method: Recalibrate,
  judged: readonly JudgedCase[],
  groupOf: (one: JudgedCase) => string,
  group: string,
): (left: JudgedCase) => readonly Forecast[] {
  return method(judged.filter((one) => groupOf(one) !== group))
}

function ofGroup(
  group: string,
  left: readonly JudgedCase[],
  after: (left: JudgedCase) => readonly Forecast[],
): GroupTemperature {
  return {
    group,
    cases: left.length,
    temperature: fitTemperature(left),
    errorBefore: figuresOf(left.flatMap(topForecast)).error,
    errorAfter: figuresOf(left.flatMap(after)).error,
  }
}

function figuresOf(forecasts: readonly Forecast[]): CalibrationFigures {
  const squares = forecasts.reduce(
    (sum, { probability, isTrue }) => sum + (probability - (isTrue ? 1 : 0)) ** 2,
    0,
  )
  return {
    error: reliabilityOf(forecasts, 10).expectedCalibrationError,
    squared: forecasts.length === 0 ? 0 : squares / forecasts.length,
  }
}
