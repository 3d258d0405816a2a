import type { Change } from './change.ts'

/** True of a change of which only the names of its files are known: none of its patches was read. */
export function isListedOnly({ files, filesCompleteness }: Change): boolean {
  return (
    filesCompleteness.kind === 'truncated' && files.length > 0 && files.every(({ patch }) => patch === null)
  )
}
