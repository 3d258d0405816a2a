import { lineFrames } from './line-frames.ts'

/** Rust: the place of a panic in its two printed forms, and the `at` lines of a backtrace. */
export const rustFrames = lineFrames({
  name: 'rust-frames',
  gap: 4,
  innermost: 'first',
  headers: ["thread '"],
  patterns: [
    {
      needs: ['panicked at '],
      pattern:
        /^thread '.{1,200}?'(?: \(\d{1,9}\))? panicked at (?<path>[^\s:"'()]{1,400}\.rs):(?<line>\d{1,7}):\d{1,5}/,
    },
    {
      needs: ['panicked at '],
      pattern:
        /^thread '.{1,200}?' panicked at .{1,2000}, (?<path>[^\s:"'()]{1,400}\.rs):(?<line>\d{1,7}):\d{1,5}$/,
    },
    {
      needs: ['.rs:'],
      pattern: /^\s{4,40}at (?<path>[^\s:"'()]{1,400}\.rs):(?<line>\d{1,7})(?::\d{1,5})?$/,
    },
  ],
})
