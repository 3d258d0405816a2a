/**
 * What differs between two runs of one unchanged thing: dates, times, durations, ids, hashes, addresses, process
 * numbers, temporary paths, counters and percentages. Alternatives start with a fixed character or a digit and are
 * bounded, so that one pass over a line stays linear.
 */
const VOLATILE = new RegExp(
  [
    String.raw`\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b`,
    String.raw`\b0x[0-9a-fA-F]{1,32}\b`,
    String.raw`\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?`,
    String.raw`\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?`,
    String.raw`\b\d{1,9}(?:[.,]\d{1,9})? ?(?:ms|s|sec|secs|seconds?|min|mins|minutes?|m|h|µs|us|ns)\b`,
    String.raw`\b\d{1,9}(?:\.\d{1,4})? ?%`,
    String.raw`\b\d{1,9} ?\/ ?\d{1,9}\b`,
    String.raw`==\d{1,9}==`,
    String.raw`\bpid[ =:]{1,2}\d{1,9}\b`,
    String.raw`\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]):\d{1,5}\b`,
    String.raw`\/(?:tmp|var\/folders|private\/tmp)\/[^\s:"')]{1,200}`,
    String.raw`\b(?=[a-f]{0,40}\d)[0-9a-f]{7,64}\b`,
    String.raw`\b\d{6,20}\b`,
  ].join('|'),
  'g',
)

/** The text with what is volatile replaced by `#`. Numbers that tell something (a line, a status) stay. */
export const maskVolatile = (text: string): string => text.replace(VOLATILE, '#')

/** The text with every number gone too. */
export const maskNumbers = (text: string): string => text.replace(/\d+/g, '#')

/** What tells one error from another in a text: without what is volatile and without numbers, 400 characters at most. */
export const masked = (text: string): string => maskNumbers(maskVolatile(text)).slice(0, 400)
