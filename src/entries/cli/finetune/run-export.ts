import process from 'node:process'

import { exportTuning, type Manifest } from '../../../compose/finetune/export-tuning.ts'
import type { FinetuneExportOptions } from '../commands/finetune.ts'
import { caseSources } from '../learn/case-sources.ts'
import { programVersion } from '../program-version.ts'
import { statusLine } from '../status-line.ts'

const MEGABYTE = 1024 * 1024

/** Writes the folder and prints what it holds and what was left out. */
export async function runFinetuneExport(options: FinetuneExportOptions): Promise<void> {
  const { out, baseModel, template, later, corpusMb, wiki = [] } = options
  const order = {
    sources: caseSources(options),
    wikis: wiki,
    out,
    base: baseModel,
    template,
    laterShare: later,
    mostBytes: corpusMb * MEGABYTE,
    program: `prime-suspect ${programVersion()}`,
  }
  try {
    const manifest = await exportTuning(order, (done, total) => statusLine(`${done} of ${total} cases read`))
    statusLine('')
    process.stdout.write(manifestText(manifest, out))
  } finally {
    statusLine('')
  }
}

function manifestText({ files, cases, corpus, leakage, redactions, border }: Manifest, out: string): string {
  const data = files.filter(({ path }) => /\/(?:train|test)\.jsonl$/u.test(path))
  const documents = Object.entries(corpus.documents).map(([kind, count]) => `${count} ${kind}`)
  return [
    `${cases.read} cases: ${cases.earlier} before ${border} teach, ${cases.later} from then on are measured on.`,
    ...data.map(({ path, lines }) => `  ${String(lines).padStart(7)}  ${path}`),
    ...(documents.length === 0 ? [] : [`Corpus: ${documents.join(', ')}.`]),
    ...(cases.leftOut.length === 0 ? [] : ['Left out:']),
    ...cases.leftOut.map(({ says, count }) => `  ${String(count).padStart(7)}  ${says}`),
    'Leakage, looked for and left out:',
    ...leakage.map(({ check, looked, found }) => `  ${String(found).padStart(7)}  of ${looked}: ${check}`),
    `Secrets and addresses taken out: ${redactions}.`,
    `Written to ${out}; its README.md tells how to train and serve.`,
    '',
  ].join('\n')
}
