import { describe, expect, it } from 'vitest'

import { documentDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/document-diagnostics.ts'
import { told } from '../told.ts'

describe('what LaTeX, Sphinx, MkDocs, Docusaurus and Hugo print', () => {
  it.each([
    {
      log: [
        './chapters/door.tex:12: Undefined control sequence.',
        './chapters/door.tex:12:  ==> Fatal error occurred, no output PDF file produced!',
      ],
      tells: [
        '1: tex error - ./chapters/door.tex:12 Undefined control sequence. «Undefined control sequence.»',
      ],
    },
    {
      log: [
        '/w/docs/door.rst:12: WARNING: undefined label: lock',
        "checking consistency... /w/docs/key.md: WARNING: document isn't included in any toctree",
      ],
      tells: [
        '1: sphinx warning - /w/docs/door.rst:12 undefined label: lock «undefined label: lock»',
        "2: sphinx warning - /w/docs/key.md:- document isn't included in any toctree «document isn't included in any toctree»",
      ],
    },
    {
      log: ['/w/acme/door.py:docstring of acme.door.Lock:3: ERROR: Unexpected indentation.'],
      tells: ['1: sphinx error - /w/acme/door.py:- Unexpected indentation. «Unexpected indentation.»'],
    },
    {
      log: ["WARNING -  Doc file 'guide/door.md' contains a link 'lock.md', but the target is not found."],
      tells: [
        "1: mkdocs warning - guide/door.md:- Doc file 'guide/door.md' contains a link 'lock.md', but the target is not found. «Doc file 'guide/door.md' contains a link 'lock.md', but the target is not found.»",
      ],
    },
    {
      log: ['Error: MDX compilation failed for file "/w/docs/door.mdx"'],
      tells: [
        '1: docusaurus error - /w/docs/door.mdx:- MDX compilation failed for file "/w/docs/door.mdx" «MDX compilation failed for file "/w/docs/door.mdx"»',
      ],
    },
    {
      log: [
        'Error: Markdown link with URL `lock.md` in source file "docs/door.md" (12:3) couldn\'t be resolved.',
        "[WARNING] Docs markdown link couldn't be resolved: (lock.md) in /w/docs/door.md for version current",
      ],
      tells: [
        '1: docusaurus error - docs/door.md:12 Markdown link with URL `lock.md` in source file "docs/door.md" (12:3) couldn\'t be resolved. «Markdown link with URL `lock.md` in source file "docs/door.md" (12:3) couldn\'t be resolved.»',
        "2: docusaurus warning - /w/docs/door.md:- Docs markdown link couldn't be resolved: (lock.md) in /w/docs/door.md for version current «Docs markdown link couldn't be resolved: (lock.md) in /w/docs/door.md for version current»",
      ],
    },
    {
      log: [
        'ERROR render of "/w/content/door.md" failed: "/w/layouts/baseof.html:8:11": execute of template failed: template: baseof.html:8:11: executing "main" at <partial "lock.html" .>: error calling partial: "/w/layouts/partials/lock.html:3:7": execute of template failed: no field Key',
      ],
      tells: ['1: hugo error - /w/layouts/partials/lock.html:3 no field Key «no field Key»'],
    },
    {
      log: ['Error: error building site: "/w/content/door.md:12:1": failed to extract shortcode: no "lock"'],
      tells: [
        '1: hugo error - /w/content/door.md:12 failed to extract shortcode: no "lock" «failed to extract shortcode: no "lock"»',
      ],
    },
    {
      log: [
        "  Liquid Exception: Liquid syntax error (line 12): Unknown tag 'lock' in _includes/door.html",
        "  Conversion error: Jekyll::Converters::Scss encountered an error while converting 'css/door.scss':",
        ' YAML Exception reading /w/_posts/door.md: (<unknown>): mapping values at line 3 column 14',
      ],
      tells: [
        "1: jekyll error - _includes/door.html:12 Liquid syntax error (line 12): Unknown tag 'lock' «Liquid syntax error (line 12): Unknown tag 'lock'»",
        "2: jekyll error - css/door.scss:- Jekyll::Converters::Scss encountered an error while converting 'css/door.scss': «Jekyll::Converters::Scss encountered an error while converting 'css/door.scss':»",
        '3: jekyll error - /w/_posts/door.md:3 mapping values at line 3 column 14 «mapping values at line 3 column 14»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(documentDiagnostics, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['reading sources... [100%] door'] },
    { log: ['/w/docs/door.rst: 12 links are ok'] },
    { log: ["INFO    -  Doc file 'guide/door.md' contains an absolute link '/lock', it was left as is."] },
    { log: ['Error: error building site: the deadline passed'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(documentDiagnostics, ...log)).toEqual([])
  })
})
