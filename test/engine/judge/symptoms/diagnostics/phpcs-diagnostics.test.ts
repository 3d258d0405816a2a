import { describe, expect, it } from 'vitest'

import { phpcsDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/phpcs-diagnostics.ts'
import { told } from '../told.ts'

describe('what PHP_CodeSniffer finds', () => {
  it('is told of the file above its table', () => {
    const log = [
      'FILE: /w/src/Door.php',
      '-------------------------------',
      'FOUND 1 ERROR AND 1 WARNING AFFECTING 2 LINES',
      '-------------------------------',
      ' 12 | ERROR   | [x] Expected 1 space after IF (PSR12.ControlStructures.Space)',
      '  9 | WARNING | [ ] Line is too long',
    ]
    expect(told(phpcsDiagnostics, ...log)).toEqual([
      '5: phpcs error PSR12.ControlStructures.Space /w/src/Door.php:12 Expected 1 space after IF «Expected 1 space after IF»',
      '6: phpcs warning - /w/src/Door.php:9 Line is too long «Line is too long»',
    ])
  })

  it('is not seen where no file is named', () => {
    expect(told(phpcsDiagnostics, ' 12 | ERROR   | no key')).toEqual([])
  })
})
