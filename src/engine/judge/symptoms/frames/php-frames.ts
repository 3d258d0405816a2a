import { lineFrames } from './line-frames.ts'

/** PHP's `#0 /path/A.php(12): A->b()`, `thrown in /path/A.php on line 12`, and PHPUnit's bare `/path/A.php:12`. */
export const phpFrames = lineFrames({
  name: 'php-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: ['.php('],
      pattern:
        /^\s{0,20}#\d{1,4} (?<path>[^\s"'()]{1,400}\.(?:php|phtml|inc))\((?<line>\d{1,7})\): (?<symbol>[^(]{1,200})/,
    },
    {
      needs: ['.php:', '.phpt:'],
      pattern: /^\s{0,20}(?:at )?(?<path>[^\s:"'()]{1,400}\.(?:php|phpt)):(?<line>\d{1,7})$/,
    },
    {
      needs: ['thrown in '],
      pattern: /^\s{0,20}thrown in (?<path>[^\s"']{1,400}) on line (?<line>\d{1,7})/,
    },
  ],
})
