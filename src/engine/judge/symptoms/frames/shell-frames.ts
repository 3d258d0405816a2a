import { lineFrames } from './line-frames.ts'

/** bats: ``(from function `open' in file lib/door.bash, line 3,`` and, last, `in test file test/door.bats, line 12)`. */
export const shellFrames = lineFrames({
  name: 'shell-frames',
  gap: 1,
  innermost: 'first',
  opening: {
    needs: ['(from function ', '(in test file '],
    pattern: /^\s{0,8}#?\s{0,8}\((?:from function|in test file) /,
  },
  patterns: [
    {
      needs: ['file '],
      pattern:
        /^\s{0,8}#?\s{0,8}\(?(?:from function [`'](?<symbol>[^`'\s]{1,200})' )?in (?:test )?file (?<path>[^\s,()"']{1,400}), line (?<line>\d{1,7})[,)]$/,
    },
  ],
})
