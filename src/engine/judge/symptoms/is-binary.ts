/** True for what is no text at all: a compressed file, an image. */
export const isBinary = (text: string): boolean => {
  const sample = text.slice(0, 65_536)
  let odd = 0
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at)
    if (code === 0xfffd || code < 0x07 || (code > 0x0d && code < 0x1b) || (code > 0x1b && code < 0x20))
      odd += 1
  }
  return odd > 16 && odd * 10 > sample.length
}
