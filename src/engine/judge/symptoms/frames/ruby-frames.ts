import { lineFrames } from './line-frames.ts'

/** Ruby's backtraces, RSpec's (`# ./spec/a_spec.rb:12:in 'name'`) and Minitest's place of a failed assertion. */
export const rubyFrames = lineFrames({
  name: 'ruby-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: [':in ', '.rb:', 'Rakefile:', '.rake:', '.ru:'],
      pattern:
        /^\s{0,40}(?:from |# |\d{1,3}: from )?(?<path>(?:<internal:)?[^\s:"'()[\]]{1,400}):(?<line>\d{1,7}):in [`'](?<symbol>.{1,200}?)'/,
    },
    {
      // What a template became has no name of its own.
      needs: ['.erb:', '.haml:', '.slim:', '.jbuilder:'],
      pattern: /^\s{0,40}(?<path>[^\s:"'()[\]]{1,400}\.(?:erb|haml|slim|jbuilder)):(?<line>\d{1,7})$/,
    },
    {
      needs: ['.rb:'],
      pattern: /^\s{0,40}# (?<path>[^\s:"'()[\]]{1,400}\.rb):(?<line>\d{1,7})$/,
    },
    {
      needs: ['.rb:'],
      pattern: /^(?<symbol>[^[\]]{1,300}) \[(?<path>[^\s:"'()[\]]{1,400}\.rb):(?<line>\d{1,7})\]:$/,
    },
  ],
})
