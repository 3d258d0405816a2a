/** From the surest down: `from` is the smallest probability that earns the word. */
const words = [
  { from: 0.95, word: 'almost certainly' },
  { from: 0.8, word: 'very likely' },
  { from: 0.6, word: 'probably' },
  { from: 0.35, word: 'possibly' },
  { from: 0.1, word: 'perhaps' },
  { from: 0, word: 'unlikely' },
] as const

export type LikelihoodWord = (typeof words)[number]['word']

/** One word for a probability, the same everywhere in a report. */
export function likelihoodWord(probability: number): LikelihoodWord {
  return words.find(({ from }) => probability >= from)?.word ?? 'unlikely'
}

/** Whole percent; what is neither nothing nor everything never reads as 0% or 100%. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.01) return 'under 1%'
  if (probability > 0.99 && probability < 1) return 'over 99%'
  return `${Math.round(probability * 100)}%`
}

/** The same in at most four characters. */
export function shortPercent(probability: number): string {
  return percent(probability).replace('under ', '<').replace('over ', '>')
}

/** A bar of `width` cells; any probability above nothing fills at least one. */
export function probabilityBar(probability: number, width = 10): string {
  const share = Math.min(1, Math.max(0, probability))
  const full = share === 0 ? 0 : Math.max(1, Math.round(share * width))
  return '█'.repeat(full) + '░'.repeat(width - full)
}
