import type { Sketch } from '../../../adapters/git/history-builder.ts'

const shelf = (index: number): Sketch => ({
  name: `shelf ${index}`,
  files: { [`src/shelf${index}.ts`]: `export const shelf${index} = ${index}\n` },
  message: `Add shelf ${index} (#${100 + index})`,
})

/**
 * A shop of forty changes: one breaks the total of islands and is taken back, another one breaks labels and is mended by
 * a fix that says so, and one revert says nothing.
 */
export const shopHistory: readonly Sketch[] = [
  {
    name: 'start',
    files: { 'src/total.ts': 'export const chargeIslands = 1\n', 'src/label.ts': 'export const label = 1\n' },
  },
  ...Array.from({ length: 14 }, (_, index) => shelf(index)),
  {
    name: 'islands',
    author: 'Grace',
    files: { 'src/total.ts': 'export const chargeIslands = -1\n' },
    message: 'Charge islands by weight (#201)\n\nSee #512.',
  },
  shelf(14),
  {
    name: 'back',
    files: { 'src/total.ts': 'export const chargeIslands = 1\n' },
    message:
      'Revert "Charge islands by weight" (#202)\n\nReverts acme/shop#201, Grace knows why: see #512.\n\nTypeError: chargeIslands is negative\n    at total (src/total.ts:1:14)',
  },
  ...Array.from({ length: 8 }, (_, index) => shelf(15 + index)),
  {
    name: 'labels',
    files: { 'src/label.ts': 'export const label = 2\n' },
    message: 'Print labels twice (#301)',
  },
  shelf(23),
  {
    name: 'mend',
    files: { 'src/label.ts': 'export const label = 1\n' },
    message: 'Fix label.ts\n\nRegression from #301: printLabel and cutLabel jam the printer.',
  },
  {
    name: 'quick',
    files: { 'src/shelf3.ts': 'export const shelf3 = 33\n' },
    message: 'Widen shelves (#401)',
  },
  {
    name: 'quick back',
    files: { 'src/shelf3.ts': 'export const shelf3 = 3\n' },
    message: 'Revert "Widen shelves" (#402)',
  },
  ...Array.from({ length: 6 }, (_, index) => shelf(24 + index)),
]
