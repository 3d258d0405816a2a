/** Below this many cases a figure says next to nothing, which its interval shows and a sentence adds. */
const enough = 30

/** What to say of figures that rest on so many cases; null where they are enough. */
export function fewCases(cases: number): string | null {
  if (cases >= enough) return null
  return `${cases === 1 ? 'Only one case' : `Only ${cases} cases`}: the figures could be very different on others.`
}
