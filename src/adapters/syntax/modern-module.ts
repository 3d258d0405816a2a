/**
 * Some grammars were linked by an older Emscripten, which describes a module in a section `dylink` where the runtime
 * looks for `dylink.0`. Both say the same: sizes of memory and table. Gives the module with the newer section; what
 * has no older one is returned as it is. After the WebAssembly tool conventions, DynamicLinking.md.
 */
export function modernModule(bytes: Uint8Array): Uint8Array {
  const reader = { bytes, at: magicAndVersion }
  if (bytes[reader.at] !== 0) return bytes
  reader.at += 1
  const length = readNumber(reader)
  const end = reader.at + length
  const name = readName(reader)
  if (name !== 'dylink') return bytes
  const sizes = [0, 1, 2, 3].flatMap(() => numberBytes(readNumber(reader)))
  const body = [newName.length, ...Buffer.from(newName), memoryInfo, ...numberBytes(sizes.length), ...sizes]
  const section = Uint8Array.from([0, ...numberBytes(body.length), ...body])
  return Buffer.concat([bytes.subarray(0, magicAndVersion), section, bytes.subarray(end)])
}

const magicAndVersion = 8
const newName = 'dylink.0'
/** The kind of subsection that holds the sizes. */
const memoryInfo = 1

type Reader = { readonly bytes: Uint8Array; at: number }

function readName(reader: Reader): string {
  const length = readNumber(reader)
  const name = Buffer.from(reader.bytes.subarray(reader.at, reader.at + length)).toString('latin1')
  reader.at += length
  return name
}

/** An unsigned LEB128 number of at most 32 bits. */
function readNumber(reader: Reader): number {
  let number = 0
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.bytes[reader.at] ?? 0
    reader.at += 1
    number += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) break
  }
  return number
}

function numberBytes(number: number): readonly number[] {
  const bytes: number[] = []
  let left = number
  while (left >= 0x80) {
    bytes.push((left % 0x80) + 0x80)
    left = Math.floor(left / 0x80)
  }
  return [...bytes, left]
}
