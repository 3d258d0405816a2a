const MARKS: readonly (readonly [string, string])[] = [
  ['\u00ff\u00fe', 'utf-16le'],
  ['\u00fe\u00ff', 'utf-16be'],
]

/** The text of an XML file in the encoding that its first bytes tell; UTF-8 where they tell none that is known. */
export function reportText(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const marked = MARKS.find(([mark]) => head.startsWith(mark))?.[1]
  const told = /^<\?xml[^>]{0,150}?\sencoding=["']([\w-]{1,30})["']/.exec(head)?.[1]
  // What could be read as Latin letters so far says nothing true of being UTF-16.
  const label = marked ?? (told === undefined || /^utf-?16/i.test(told) ? 'utf-8' : told)
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
