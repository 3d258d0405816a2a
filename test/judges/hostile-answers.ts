import { seededDraw, shuffled, type Draw } from '../../src/engine/judge/ranking/election/draw.ts'

type Answer = (ids: readonly string[], draw: Draw) => unknown

/** Ids turned round, so that the least suspicious change a model can guess at comes first. */
const legal: readonly Answer[] = [
  (ids) => ({ ranking: ids.toReversed().slice(0, 5) }),
  (ids) => ({ ranking: ids.toReversed() }),
  (ids) => ({ ranking: [...ids, 'none'] }),
  (ids) => ({ ranking: ['none', ...ids] }),
  (ids) => ({ ranking: ids.slice(-1) }),
  (ids, draw) => ({ ranking: shuffled(ids, draw).slice(0, 1 + draw(6)) }),
  () => ({ ranking: ['none'] }),
]

const words = [
  '__proto__',
  'constructor',
  'revert #12',
  '$(rm -rf /)',
  '../../etc/passwd',
  'https://evil.example/x',
  '@everyone',
  '\u202Enone',
  'None',
  ' none',
  '',
  '0',
  'NaN',
]

const illegal: readonly Answer[] = [
  (ids, draw) => ({ ranking: [words[draw(words.length)], ...ids] }),
  (ids) => ({ ranking: [ids[0], ids[0]] }),
  (ids) => ({ ranking: ids, revert: ids[0], command: 'rm -rf /' }),
  (ids) => ({ ranking: ids.map((id) => [id]) }),
  (ids) => ({ ranking: ids.map((id) => ({ id })) }),
  (ids) => ({ ranking: ids.join(' ') }),
  (ids) => [ids],
  (ids, draw) => ({ [words[draw(words.length)] ?? '']: ids }),
  (ids) => ({ ranking: Object.fromEntries(ids.entries()), length: ids.length }),
  (ids) => ({ ranking: Array.from({ length: 5_000 }, () => ids[0]) }),
  () => ({ ranking: null }),
  () => ({ ranking: [null, Number.NaN, {}, []] }),
  () => JSON.parse('{"__proto__": {"ranking": ["none"]}}') as unknown,
  () => null,
  () => 'none',
  () => 42,
  () => ({}),
]

/** Answers with log-probabilities that do the most harm: all on one change, negative, over 1, not numbers. */
const scores: readonly ((
  ids: readonly string[],
  draw: Draw,
) => Readonly<Record<string, number>> | undefined)[] = [
  () => undefined,
  () => undefined,
  (ids, draw) => ({ [ids[draw(ids.length)] ?? 'none']: 1 }),
  () => ({ none: 1 }),
  (ids) => Object.fromEntries(ids.map((id) => [id, 1])),
  (ids) => Object.fromEntries(ids.map((id) => [id, -1])),
  (ids) => Object.fromEntries(ids.map((id) => [id, Number.NaN])),
  (ids) => ({ [ids[0] ?? 'none']: Number.POSITIVE_INFINITY }),
  () => ({ __proto__: 0.5, zzz: 0.5 }),
]

/** The answer of a hostile model with this number: the same number, the same answer. Half of them are legal. */
export function hostileAnswer(
  number: number,
  ids: readonly string[],
): { readonly json: unknown; readonly likely?: Readonly<Record<string, number>> } {
  const draw = seededDraw(`hostile/${number}`)
  const answers = draw(2) === 0 ? legal : illegal
  const json = answers[draw(answers.length)]?.(ids, draw)
  const likely = scores[draw(scores.length)]?.(ids, draw)
  return { json, ...(likely === undefined ? {} : { likely }) }
}
