/**
 * Takes output of git apart into the fields that a NUL ends, in chunks of any size: what git has printed is read while
 * it works on the rest. A last field that no NUL ends is not handed over.
 */
export function nulFields(
  encoding: 'latin1' | 'utf8',
  onField: (field: string) => void,
): (chunk: Buffer) => void {
  let partial: readonly Buffer[] = []
  return (chunk) => {
    const ended = chunk.lastIndexOf(0) + 1
    if (ended === 0) {
      partial = [...partial, chunk]
      return
    }
    const whole = Buffer.concat([...partial, chunk.subarray(0, ended - 1)])
    partial = ended === chunk.length ? [] : [chunk.subarray(ended)]
    for (const field of whole.toString(encoding).split('\0')) onField(field)
  }
}
