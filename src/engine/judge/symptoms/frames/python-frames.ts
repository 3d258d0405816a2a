import { lineFrames } from './line-frames.ts'

/** Tracebacks of Python and IPython, chained ones and exception groups included: the innermost frame stands last. */
export const pythonFrames = lineFrames({
  name: 'python-frames',
  // Between two frames stand the source line and, since 3.11, its markers (several lines since 3.13); IPython prints a
  // dozen lines around each.
  gap: 14,
  innermost: 'last',
  opening: {
    needs: ['Traceback (', 'hread 0x'],
    pattern: /Traceback \(most recent call last\)|^(?:Thread|Current thread) 0x/,
  },
  // In a text of narrow lines: `File "shop/total.py",` and below it `line 12, in total`.
  wraps: { begins: /^[\s|+E>]{0,40}File "[^"]{1,400}",$/, ends: /", line \d{1,7}/ },
  patterns: [
    {
      needs: ['File "'],
      pattern:
        /^[\s|+E>]{0,40}File "(?<path>[^"]{1,400})", line (?<line>\d{1,7})(?:, in (?<symbol>.{1,200}))?$/,
    },
    {
      // IPython, and notebooks: `File ~/shop/total.py:12, in Cart.total(self)`, until its version 8 without the line.
      needs: [', in ', '.py in '],
      pattern:
        /^(?:File (?<path>[^\s:"][^:"]{0,400}\.pyx?):(?<line>\d{1,7}), in |(?=\S{1,400}\.pyx? in )(?<old>[/~]\S{1,400}?) in )(?<symbol>[\w.<>]{1,200})\(.{0,600}\)$/,
      place: ({ path, old, symbol = '' }) => ({ path: path ?? old ?? '', symbol }),
    },
  ],
})
