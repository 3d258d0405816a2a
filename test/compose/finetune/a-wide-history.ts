import type { Sketch } from '../../adapters/git/history-builder.ts'

const titles = ['Describe', 'Round', 'Log', 'Cap', 'Sum up', 'Hide'].map((verb) => `${verb} the rate of`)

/** Whether a change of this history broke something: one of the six titles, another one for every part. */
export function isGuilty(title: string): boolean {
  const part = Number(/ part(\d{1,4})\b/u.exec(title)?.[1])
  return title.startsWith(titles[part % titles.length] ?? '-')
}

/**
 * A shop in which so many changes broke something and were taken back. Beside each stand five more to the same file, and
 * neither their titles nor their order tell which of the six it was; one of the others speaks of what went wrong.
 */
export function wideHistory(parts: number): readonly Sketch[] {
  const numbers = Array.from({ length: parts }, (_, index) => index + 1)
  return [
    {
      name: 'start',
      files: Object.fromEntries(numbers.map((part) => [fileOf(part), bodyOf(part, '1')])),
    },
    ...numbers.flatMap(brokenAmongOthers),
  ]
}

function brokenAmongOthers(part: number): readonly Sketch[] {
  const number = 1000 + part * 10
  const guilty = titles.findIndex((title) => isGuilty(`${title} part${part}`))
  const decoy = (guilty + 1) % titles.length
  const all = titles.map((title, at) => ({
    name: `part${part} ${at}`,
    files: { [fileOf(part)]: bodyOf(part, `-${at + 2}`) },
    message: `${title} part${part} (#${number + at})${at === decoy ? '\n\nNot negative.' : ''}`,
  }))
  const back = {
    name: `part${part} back`,
    files: { [fileOf(part)]: bodyOf(part, '1') },
    message:
      `Revert "${titles[guilty]} part${part}" (#${number + 9})\n\nReverts acme/shop#${number + guilty}.\n\n` +
      `It is negative in ${fileOf(part)}.`,
  }
  return [...all, back]
}

function fileOf(part: number): string {
  return `src/part${part}.ts`
}

function bodyOf(part: number, rate: string): string {
  return `export const rate${part} = ${rate}\n`
}
