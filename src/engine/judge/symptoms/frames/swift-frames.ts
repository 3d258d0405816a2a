import { lineFrames } from './line-frames.ts'

/** Swift: the backtrace that the runtime prints on Linux since 5.9. */
export const swiftFrames = lineFrames({
  name: 'swift-frames',
  gap: 8,
  innermost: 'first',
  patterns: [
    {
      needs: ['.swift:'],
      pattern:
        /^\s{0,8}\d{1,4} (?:\[[\w ]{1,20}\] ){0,3}0x[0-9a-f]{1,16} (?<symbol>.{1,400}?)(?: \+ \d{1,9})? in \S{1,200} at (?<path>[^\s:"'()]{1,400}\.swift):(?<line>\d{1,7})/,
    },
  ],
})
