/** Of a start tag, what a runner wrote into it about a test. */
const MESSAGE = /\smessage="([^"<]{1,400})/
const NAME = /\s(?:name|testName|fullname)="([^"<]{1,400})/
const BEHIND_TAGS = /^\s{0,200}<[^<>]{0,8000}>(?:<!\[CDATA\[)?([^<>]{1,400})/
const CONTROL = /\p{Cc}/u
const LONGEST = 400

/**
 * Of a line of a test report that begins with a tag, the part that tells something, byte for byte: `about` where it
 * stands there, else the message, the text or the name. Null where there is none, or no tag.
 */
export const spokenPart = (line: string, about = ''): string | null => {
  if (!line.trimStart().startsWith('<')) return null
  const named = about !== '' && about.length <= LONGEST && line.includes(about) ? about : null
  const parts = [
    named,
    ...[MESSAGE, BEHIND_TAGS, NAME].map((part) => part.exec(line)?.[1]?.replace(/\]\]$/, '').trim()),
  ]
  return (
    parts.find((part) => part !== null && part !== undefined && part !== '' && !CONTROL.test(part)) ?? null
  )
}
