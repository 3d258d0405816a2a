import { lineFrames } from './line-frames.ts'

/** Erlang: `in function  cart:total/2 (src/cart.erl, line 23)`, and a term `{cart,total,2,[{file,"src/cart.erl"},{line,23}]}`. */
export const erlangFrames = lineFrames({
  name: 'erlang-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: ['.erl, line '],
      pattern:
        /^[\s*]{0,40}(?:in function|in call from|called as) {1,4}(?<symbol>[^\s()]{1,200}) {1,4}\((?<path>[^\s:"'()]{1,400}\.erl), line (?<line>\d{1,7})\)/,
    },
    {
      needs: ['{file,'],
      pattern:
        /\{(?<symbol>[\w'.]{1,100},[\w'/-]{1,100},\d{1,3}),\[\{file,\s?\\{0,3}"(?<path>[^\s"\\]{1,400})\\{0,3}"\},\s?\{line,(?<line>\d{1,7})\}/,
    },
  ],
})
