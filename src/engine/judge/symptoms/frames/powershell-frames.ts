import { lineFrames } from './line-frames.ts'

/** PowerShell: `at Get-Total, D:\a\shop\Get-Total.ps1: line 4`, and as Pester has it, `at Get-Total, /w/Get-Total.ps1:4`. */
export const powershellFrames = lineFrames({
  name: 'powershell-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: ['.ps1:', '.psm1:'],
      pattern:
        /^\s{0,20}at (?<symbol>.{1,400}), (?<path>[^"'<>|,]{1,400}\.psm?1):(?: line )?(?<line>\d{1,7})$/,
    },
  ],
})
