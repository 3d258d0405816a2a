/**
 * The scripts of a Vue or Svelte component, with all around them as spaces, so that every position stays. One pass: a
 * block that is never closed reaches to the end.
 */
export function scriptBlocks(text: string): string {
  let made = ''
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('<script', at)
    const begin = open < 0 ? -1 : text.indexOf('>', open) + 1
    if (begin <= 0) break
    const close = text.indexOf('</script', begin)
    const end = close < 0 ? text.length : close
    made += blank(text.slice(at, begin)) + text.slice(begin, end)
    at = end
    if (close >= 0) {
      made += blank('</script')
      at += '</script'.length
    }
  }
  return made + blank(text.slice(at))
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ')
}
