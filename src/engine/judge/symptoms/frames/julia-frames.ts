import { lineFrames } from './line-frames.ts'

/** Julia names the function on one line, ` [1] total(x::Int64)`, and its place on the next, `   @ Shop ~/Shop/src/cart.jl:12`. */
export const juliaFrames = lineFrames({
  name: 'julia-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: ['.jl:'],
      pattern:
        /^\s{1,12}@ (?:[\w.]{1,80} )?(?<path>[^\s:"'()]{1,400}\.jl):(?<line>\d{1,7})(?: \[inlined\])?$/,
    },
    {
      needs: ['.jl:'],
      pattern:
        /^\s{0,8}\[\d{1,4}\] (?<symbol>.{1,300}?) (?:@ (?:[\w.]{1,80} )?|at )(?<path>[^\s:"'()]{1,400}\.jl):(?<line>\d{1,7})(?: \[inlined\])?$/,
    },
    {
      // Until 0.6 the frames bore no number.
      needs: ['.jl:'],
      pattern:
        /^\s{0,4}(?<symbol>[\w!#]{1,100}(?:\(.{0,300}\))?) at (?<path>\.?\/[^\s:"'()]{1,400}\.jl):(?<line>\d{1,7})$/,
    },
  ],
})
