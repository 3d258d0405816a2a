/** Titles are plain text on the forge, but mails, chats and other bots read them as more; letters and signs only. */
const unwanted = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu
const markFlood = /(\p{M}{3})\p{M}+/gu
const markup = /[`<>[\]*|\\\u115F\u1160\u2800\u3164\uFFA0]/gu
/** Followed by a letter or digit these would call a person or another issue. */
const address = /(?<![@#])[@#]+(?=[\p{L}\p{N}])/gu
const webAddress = /:\/{2,}/gu
/** What a forge takes for an issue's number, and what closes one when a title becomes the message of a commit. */
const numbered = /\bGH-(?=\d)/giu

/**
 * Text of others as a part of a title, at most `most` characters long: no markup, no address, nothing that calls a
 * person, names an issue or closes one.
 */
export function plainTitle(text: string, most: number): string {
  const clean = text
    .slice(0, 4096)
    .toWellFormed()
    .replace(unwanted, ' ')
    .replace(markFlood, '$1')
    .replace(markup, '')
    .replace(address, '')
    .replace(numbered, 'GH ')
    .replace(webAddress, ':')
    .replace(/ +/gu, ' ')
    .trim()
  if (clean === '') return '(no name)'
  return clean.length <= most
    ? clean
    : `${clean
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/u, '')}…`
}
