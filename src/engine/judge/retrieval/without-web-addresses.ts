/** An address of another host. What a page of one's own machine serves is named by its files: a frame of a browser. */
const webAddress = /\bhttps?:\/\/(?!localhost\b|127\.|0\.0\.0\.0|\[)[^\s"'<>`]+/g

/** Long enough for the number of a bug or a review. */
const longNumber = /\d{4,20}/g

/**
 * A text with no more of each web address in it than its longer numbers. It leads to where something failed (a build, a
 * bot, a dashboard), in words that tell nothing of it: "builders", "linux", "overview". The bug that a number stands
 * for may be the one that a change speaks of.
 */
export function withoutWebAddresses(text: string): string {
  if (!text.includes('://')) return text
  return text.replaceAll(webAddress, (address) => ` … ${(address.match(longNumber) ?? []).join(' ')} `)
}
