import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = {
  readonly name: string
  readonly bytes: Uint8Array | string
  /** Stored instead of deflated. */
  readonly stored?: boolean
  readonly encrypted?: boolean
  readonly method?: number
  /** What the archive claims in place of the truth. */
  readonly claims?: { readonly size?: number; readonly packed?: number }
  /** What stands in the archive in place of the packed bytes. */
  readonly packed?: Uint8Array
}

type Written = { readonly local: Buffer; readonly central: (offset: number) => Buffer }

function written(entry: ZipEntry): Written {
  const bytes = Buffer.from(entry.bytes)
  const method = entry.method ?? (entry.stored === true ? 0 : 8)
  const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(bytes) : bytes))
  const name = Buffer.from(entry.name)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(entry.encrypted === true ? 1 : 0, 2)
  fields.writeUInt16LE(method, 4)
  fields.writeUInt32LE(crc32(bytes), 10)
  fields.writeUInt32LE(entry.claims?.packed ?? packed.length, 14)
  fields.writeUInt32LE(entry.claims?.size ?? bytes.length, 18)
  fields.writeUInt16LE(name.length, 22)
  const central = (offset: number): Buffer => {
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    return Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, rest, name])
  }
  return { local: Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, name, packed]), central }
}

/** A zip archive, as honest or hostile as its entries (PKWARE's APPNOTE, 4.3). */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { local, central } = written(entry)
    directory.push(central(offset))
    locals.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listed, end])
}
