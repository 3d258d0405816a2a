import { lineFrames } from './line-frames.ts'

/** Frames as pytest prints them, in its long and short styles. The innermost stands last, under its test's heading. */
export const pytestFrames = lineFrames({
  name: 'pytest-frames',
  // The long style prints a whole function above each frame.
  gap: 300,
  innermost: 'last',
  opening: {
    needs: ['\n_', '\n='],
    pattern: /^(?:_{3,}|={3,}) .{1,300} (?:_{2,}|={2,})$|^_ (?!_).{1,400} _$/,
  },
  patterns: [
    {
      // `tests/test_a.py:12: AssertionError`, `src/a.py:12: in name`, and bare `src/a.py:12:` of the long style.
      needs: ['.py', ': DocTestFailure', ': UnexpectedException'],
      pattern:
        /^(?<path>[^\s:()"']{1,400}\.(?:py|pyx|pyi|(?:rst|txt|md)(?=:\d{1,7}: (?:DocTestFailure|UnexpectedException)$))):(?<line>\d{1,7}):(?: (?:in (?<symbol>.{1,200})|[A-Za-z_.]{1,80}))?$/,
    },
  ],
})
