import { lineExtractor } from '../line-rules.ts'

/**
 * What the Linux kernel says when it fails or warns of itself (`Documentation/admin-guide/bug-hunting.rst`), and what
 * valgrind's memcheck says: neither has a word for errors that programs share.
 */
export const systemMessages = lineExtractor('system-messages', [
  {
    needs: 'BUG: ',
    pattern: /^\s{0,40}(?:watchdog: )?BUG: (.{1,1000})$/,
    symptom: (match) => ({ kind: 'error-message', type: 'BUG', text: match[1] ?? '' }),
    about: 1,
  },
  {
    needs: 'Kernel panic - ',
    pattern: /^\s{0,40}(?:---\[ (?:end )?)?Kernel panic - (.{1,1000}?)(?: \]---)?$/,
    symptom: (match) => ({ kind: 'error-message', type: 'Kernel panic', text: match[1] ?? '' }),
    about: 1,
  },
  {
    needs: 'ops: ',
    pattern: /^\s{0,40}(?:Internal error: )?(Oops: .{1,400})$/,
    symptom: (match) => ({ kind: 'error-message', type: 'Oops', text: match[1] ?? '' }),
  },
  {
    needs: 'WARNING: ',
    pattern:
      /^\s{0,40}WARNING: ((?:possible (?:circular locking|recursive locking|irq lock inversion)|suspicious RCU usage|inconsistent lock state|bad unlock balance|lock held when returning|refcount bug).{0,400})$/,
    symptom: (match) => ({ kind: 'error-message', type: 'WARNING', text: match[1] ?? '' }),
    about: 1,
  },
  {
    needs: ' blocked for more than ',
    pattern: /^\s{0,40}INFO: (task .{1,200} blocked for more than \d{1,6} seconds\..{0,100})$/,
    symptom: (match) => ({ kind: 'error-message', type: 'hung task', text: match[1] ?? '' }),
  },
  {
    needs: '== ',
    pattern:
      /^\s{0,40}==\d{1,9}== (Invalid (?:read|write|free).{0,400}|Conditional jump or move depends on .{1,400}|Use of uninitialised value.{0,400}|Mismatched free.{0,400}|Source and destination overlap .{1,400}|Syscall param .{1,400}|[\d,]{1,20} (?:\([^)]{1,80}\) )?bytes in [\d,]{1,20} blocks are (?:definitely|indirectly|possibly) lost.{0,200})$/,
    symptom: (match) => ({ kind: 'error-message', type: 'valgrind', text: match[1] ?? '' }),
  },
])
