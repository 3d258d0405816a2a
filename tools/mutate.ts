import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { type Mutant, mutantsOf } from './mutation/mutants.ts'
import { openTestBench, type Outcome, type TestBench } from './mutation/test-bench.ts'

/**
 * Puts small faults into a copy of the sources, one at a time, and tells which of them no test notices. A sample, for
 * every fault costs a test run: the same seed, sources and options draw the same faults.
 */
const { values } = parseArgs({
  options: {
    files: { type: 'string', multiple: true, default: ['src/engine/judge/**/*.ts'] },
    sample: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true, default: [] },
  },
})

const bench = openTestBench(resolve(import.meta.dirname, '..'))
try {
  process.exitCode = tryAll(bench)
} finally {
  bench.remove()
}

function tryAll(bench: TestBench): number {
  const mutants = drawn(bench.folder)
  if (!bench.isGreen(mutants.map(({ path }) => path))) {
    console.error(
      'The tests of these files fail as they are, or take too long together: mend them, or name fewer files.',
    )
    return 1
  }
  const tried: (readonly [Mutant, Outcome])[] = []
  for (const mutant of mutants) {
    const outcome = bench.judge(mutant)
    tried.push([mutant, outcome])
    console.log(`${tried.length}/${mutants.length} ${outcome.padEnd(9)} ${mutant.id}: ${mutant.shows}`)
  }
  tellScores(tried)
  return 0
}

/** The sample in the order of its files; with `--only`, every mutant whose name begins so. */
function drawn(folder: string): readonly Mutant[] {
  const paths = [...new Set(globSync([...values.files], { cwd: folder }))].filter((path) =>
    path.endsWith('.ts'),
  )
  const all = paths.toSorted().flatMap((path) => mutantsOf(path, readFileSync(join(folder, path), 'utf8')))
  if (values.only.length > 0) return all.filter(({ id }) => values.only.some((start) => id.startsWith(start)))
  const next = randomNumbers(Number(values.seed))
  const shuffled = all.map((mutant, place) => ({ mutant, place, key: next() })).sort((a, b) => a.key - b.key)
  const sample = shuffled.slice(0, Number(values.sample)).sort((a, b) => a.place - b.place)
  console.log(`${sample.length} of ${all.length} mutants, seed ${values.seed}`)
  return sample.map(({ mutant }) => mutant)
}

/** Numbers from 0 to 1 by a linear congruential generator (Numerical Recipes), enough for a fair draw. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function tellScores(tried: readonly (readonly [Mutant, Outcome])[]): void {
  const folders = Map.groupBy(tried, ([{ path }]) => dirname(path))
  for (const [folder, outcomes] of [...folders, ['all', tried] as const]) {
    const count = (wanted: Outcome) => outcomes.filter(([, outcome]) => outcome === wanted).length
    const [noticed, valid] = [count('killed') + count('timed-out'), outcomes.length - count('invalid')]
    const share = valid === 0 ? '' : `${Math.round((100 * noticed) / valid)}%`
    console.log(`${folder}: ${noticed} of ${valid} noticed (${share}), ${count('invalid')} invalid`)
  }
}
