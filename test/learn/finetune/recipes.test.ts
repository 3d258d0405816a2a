import { readFile } from 'node:fs/promises'

import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { axolotlRecipes } from '../../../src/learn/finetune/recipe-of-axolotl.ts'
import { llamaFactoryRecipes } from '../../../src/learn/finetune/recipe-of-llama-factory.ts'
import { trlRecipes } from '../../../src/learn/finetune/recipe-of-trl.ts'
import { tuningGuide } from '../../../src/learn/finetune/tuning-guide.ts'
import type { TuningPlan } from '../../../src/learn/finetune/tuning-plan.ts'

type Known = { readonly options: readonly string[] }
const known = JSON.parse(await readFile('test/fixtures/trainers/options.json', 'utf8')) as Readonly<
  Record<'trl' | 'axolotl' | 'llama-factory' | 'dataset_info', Known>
>

const plan: TuningPlan = {
  base: 'acme/base-7b',
  template: 'qwen3',
  sequenceLength: 8192,
  stages: ['corpus', 'instructions', 'rankings'],
  measured: new Set(['instructions', 'rankings']),
}

type Recipe = Readonly<Record<string, unknown>>

/** Keys of a recipe, those of its data sets included. */
function keysOf(recipe: Recipe): readonly string[] {
  const nested = ['datasets', 'test_datasets'].flatMap(
    (key) => (recipe[key] as readonly Recipe[] | undefined) ?? [],
  )
  return [recipe, ...nested].flatMap((one) => Object.keys(one))
}

const recipes = [
  ...trlRecipes(plan).map((file) => ['trl', file] as const),
  ...axolotlRecipes(plan).map((file) => ['axolotl', file] as const),
  ...llamaFactoryRecipes(plan)
    .filter(({ path }) => path.endsWith('.yaml'))
    .map((file) => ['llama-factory', file] as const),
]

describe('recipes', () => {
  it.each(recipes)('of %s have only options that it knows, for every stage', (trainer, { path, text }) => {
    const recipe = parse(text) as Recipe
    expect(keysOf(recipe).filter((key) => !known[trainer].options.includes(key))).toEqual([])
    expect(JSON.stringify(recipe)).toContain(path.split('/').at(-1)?.replace('.yaml', ''))
    expect(JSON.stringify(recipe)).toMatch(/"(?:acme\/base-7b|out\/trl\/\w+-merged)"/)
  })

  it('go on with what the stage before has learnt', () => {
    const [, second] = axolotlRecipes(plan).map(({ text }) => parse(text) as Recipe)
    expect(second).toMatchObject({
      lora_model_dir: './out/axolotl/corpus',
      output_dir: './out/axolotl/instructions',
    })
  })

  it('name to LLaMA-Factory the files that there are, in its own words', () => {
    const info = JSON.parse(llamaFactoryRecipes(plan)[0]?.text ?? '') as Readonly<Record<string, Recipe>>
    expect(Object.values(info).map((one) => one['file_name'])).toEqual([
      'corpus/train.jsonl',
      'instructions/train.jsonl',
      'instructions/test.jsonl',
      'rankings/train.jsonl',
      'rankings/test.jsonl',
    ])
    const words = Object.values(info).flatMap((one) => [
      ...Object.keys(one),
      ...Object.keys((one['columns'] as Recipe | undefined) ?? {}),
      ...Object.keys((one['tags'] as Recipe | undefined) ?? {}),
    ])
    expect(words.filter((word) => !known.dataset_info.options.includes(word))).toEqual([])
    const names = llamaFactoryRecipes(plan)
      .slice(1)
      .map(({ text }) => (parse(text) as Recipe)['dataset'])
    expect(names.every((name) => String(name) in info)).toBe(true)
  })

  it('stand in the guide with their commands, and a strange name of a model cannot end one', () => {
    const { text } = tuningGuide({ ...plan, base: "o'neil; rm -rf /" })
    for (const { path } of recipes.map(([, file]) => file)) expect(text).toContain(path)
    expect(text).toContain(String.raw`vllm serve 'o'\''neil; rm -rf /'`)
  })
})
