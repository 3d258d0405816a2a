import { type Groups, lineFrames } from './line-frames.ts'

const SYMBOL = String.raw`(?<symbol>[A-Za-z_][\w.$]{0,200})`
const OFFSET = String.raw`\+0x[0-9a-f]{1,8}\/0x[0-9a-f]{1,8}`
const SOURCE = String.raw`(?<path>[\w./+-]{1,300}\.(?:[chS]|rs)):(?<line>\d{1,7})`
const ADDRESS = String.raw`\[<(?:0x)?[0-9a-f]{6,16}>\] {1,4}`
const REGISTER = String.raw`(?:(?:RIP|EIP|IP|NIP|PC|LR|pc|lr|epc|ra)(?: is at)?[ \t]{0,3}:?[ \t]{0,3}(?:[0-9a-f]{4}:)?[ \t]{0,2})?`
const MODULE = String.raw`(?: \[(?<module>[\w-]{1,60})\])?`

/** What is in no module is in the kernel itself. */
const KERNEL = 'vmlinux'

const place = ({ path, module, symbol }: Groups): { readonly path: string; readonly symbol: string } => ({
  path: path ?? module ?? KERNEL,
  symbol: symbol ?? '',
})

/**
 * The kernel's call traces, its sanitizers' included. Most frames name function and module only. One with a question mark
 * was found on the stack by chance and is left out (`Documentation/admin-guide/bug-hunting.rst`).
 */
export const kernelFrames = lineFrames({
  name: 'kernel-frames',
  // Between the register that tells where it happened and the trace stand the other registers and the code.
  gap: 40,
  innermost: 'first',
  patterns: [
    {
      // `[<ffffffff81605f26>] ip_rcv+0x298/0x3d0 [shop]`, `RIP: 0010:ip_rcv+0x298/0x3d0`; with its place, as syzbot has it.
      needs: ['+0x'],
      place,
      pattern: new RegExp(
        String.raw`^\s{0,40}${REGISTER}(?:${ADDRESS}){0,2}${SYMBOL}${OFFSET}(?: ${SOURCE}(?::\d{1,6})?)?(?: \[inline\])?${MODULE}$`,
      ),
    },
    {
      needs: ['[inline]'],
      pattern: new RegExp(String.raw`^\s{0,40}${SYMBOL} ${SOURCE}(?::\d{1,6})? \[inline\]$`),
    },
    {
      // With its place put in by `decode_stacktrace.sh`, what was inlined first: `ip_rcv (net/ipv4/ip.c:12 net/ipv4/ip.c:98)`.
      needs: ['.c:', '.h:', '.S:', '.rs:'],
      pattern: new RegExp(
        String.raw`^\s{0,40}${REGISTER}${SYMBOL} \((?<path>[\w.+-]{1,100}\/[\w./+-]{1,300}\.(?:[chS]|rs)):(?<line>\d{1,7})(?: \(discriminator \d{1,4}\))?(?: [^()]{1,400})?\)${MODULE}$`,
      ),
    },
    {
      // ARM: `[<c010f4d4>] (unwind_backtrace) from [<c010b8b0>] (show_stack+0x10/0x14)`.
      needs: [' from [<', '+0x'],
      place,
      pattern: new RegExp(
        String.raw`^\s{0,40}(?:${ADDRESS})?\(?${SYMBOL}(?:${OFFSET})?\)?${MODULE} from (?:\[<|\(?\w{1,200}\+0x)`,
      ),
    },
    {
      needs: ['WARNING: '],
      pattern: new RegExp(
        String.raw`^\s{0,40}WARNING: (?:CPU: \d{1,5} )?(?:PID: \d{1,8} )?at ${SOURCE}(?: ${SYMBOL}${OFFSET}${MODULE})?`,
      ),
    },
    { needs: ['kernel BUG at '], pattern: new RegExp(String.raw`^\s{0,40}kernel BUG at ${SOURCE}`) },
  ],
})
