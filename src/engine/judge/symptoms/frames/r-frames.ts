import { lineFrames } from './line-frames.ts'

/** R: rlang's ` 1. shop::total(1) at R/cart.R:8:5`, and a source reference `(from R/cart.R#8)`. */
export const rFrames = lineFrames({
  name: 'r-frames',
  // Calls of installed packages stand between, without a place.
  gap: 8,
  innermost: 'last',
  opening: { needs: ['Backtrace:'], pattern: /^\s{0,8}Backtrace:$/ },
  patterns: [
    {
      needs: ['.R:', '.r:'],
      pattern:
        /^[\s│├└─]{0,40}\d{1,3}\. [\s│├└─]{0,40}(?:(?<symbol>\S.{0,300}?) )?at (?<path>[^\s:"'()]{1,400}\.[Rr]):(?<line>\d{1,7}):\d{1,6}$/,
    },
    {
      needs: ['.R#', '.r#'],
      pattern: /(?:\(from |at )(?<path>[^\s:"'()#]{1,400}\.[Rr])#(?<line>\d{1,7})\b/,
    },
  ],
})
