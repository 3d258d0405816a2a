/** A token of an answer with those that could have stood in its place, as chat completions tell them. */
export type ScoredToken = {
  readonly token: string
  readonly top_logprobs: readonly { readonly token: string; readonly logprob: number }[]
}

/** Less than this of the probability on choices tells that something else was about to be written there. */
const leastMass = 0.5

/**
 * How likely each choice was to stand first in `{"ranking": ["…"`: from the token with which the first choice begins,
 * and its alternatives. Every choice begins with a letter of its own, so the first letter tells which one is meant,
 * however a vocabulary cuts words into tokens. Null where that token cannot be found or says too little.
 */
export function choiceProbabilities(
  tokens: readonly ScoredToken[],
  choices: readonly string[],
): Readonly<Record<string, number>> | null {
  const text = tokens.map(({ token }) => token).join('')
  const list = text.lastIndexOf('[', text.lastIndexOf(']'))
  const quote = text.indexOf('"', list)
  if (choices.length === 0 || list === -1 || quote === -1) return null
  const at = tokenAt(tokens, quote + 1)
  if (at === null) return null
  const byLetter = new Map(choices.map((choice) => [choice.charAt(0), choice]))
  const likely: Record<string, number> = {}
  let mass = 0
  for (const { token, logprob } of at.scored.top_logprobs) {
    // What precedes the choice within the same token must be the same, or the answer would go another way there.
    if (token.slice(0, at.offset) !== at.scored.token.slice(0, at.offset)) continue
    const choice = byLetter.get(token.charAt(at.offset))
    const probability = Math.exp(Math.min(0, logprob))
    if (choice === undefined || !Number.isFinite(probability)) continue
    likely[choice] = (likely[choice] ?? 0) + probability
    mass += probability
  }
  if (mass < leastMass) return null
  return mass <= 1 ? likely : Object.fromEntries(Object.entries(likely).map(([id, one]) => [id, one / mass]))
}

function tokenAt(
  tokens: readonly ScoredToken[],
  position: number,
): { readonly scored: ScoredToken; readonly offset: number } | null {
  let start = 0
  for (const scored of tokens) {
    const end = start + scored.token.length
    if (position < end) return { scored, offset: position - start }
    start = end
  }
  return null
}
