/** What the files of an export are used for, one after the other. */
export type Stage = 'corpus' | 'instructions' | 'rankings'

/** What a recipe has to know. */
export type TuningPlan = {
  /** As the trainer finds it: a folder, or a name of its hub. */
  readonly base: string
  /** The chat template of LLaMA-Factory for that model; it has no default. */
  readonly template: string
  /** Tokens that the longest example takes at most. */
  readonly sequenceLength: number
  /** Stages that have examples, in their order. */
  readonly stages: readonly Stage[]
  /** Stages that have examples of the later period to measure on. */
  readonly measured: ReadonlySet<Stage>
}

/** A file beside the data. */
export type RecipeFile = { readonly path: string; readonly text: string }

export const about: Readonly<Record<Stage, string>> = {
  corpus: 'continued pre-training on documentation, code and past incident reports',
  instructions: 'naming the cause among 2 to 20 changes, or none of them',
  rankings: 'ordered lists, so that the log-probabilities of their places mean something',
}

/** LoRA as it is usual for models of this size; a person may change it. */
export const lora = { rank: 16, alpha: 32, dropout: 0.05 } as const
export const rates: Readonly<Record<Stage, number>> = {
  corpus: 1e-4,
  instructions: 1e-4,
  rankings: 5e-5,
}
/** Examples at a time, how many of these make one step, and the share of the steps in which the rate rises. */
export const batch = { size: 1, accumulated: 16, warmUp: 0.05 } as const
export const epochs: Readonly<Record<Stage, number>> = { corpus: 1, instructions: 3, rankings: 2 }

/** The stage whose result a stage goes on from; null where it begins with the base model. */
export function stageBefore({ stages }: TuningPlan, stage: Stage): Stage | null {
  return stages[stages.indexOf(stage) - 1] ?? null
}
