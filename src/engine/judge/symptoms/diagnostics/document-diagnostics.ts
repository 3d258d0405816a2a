import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/** What makes documents and sites of text: LaTeX, Sphinx, MkDocs, Docusaurus, Hugo, Jekyll. */
export const documentDiagnostics = lineExtractor('document-diagnostics', [
  {
    needs: ['.tex:', '.TEX:', '.sty:', '.cls:', '.bib:'],
    // With -file-line-error.
    pattern: /^([^\s:"'()]{1,400}\.(?:tex|TEX|sty|cls|bib)):(\d{1,7}): (?! ?==> )(.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'tex', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: [': WARNING: ', ': ERROR: ', ': CRITICAL: ', ': SEVERE: '],
    // Sphinx: perhaps behind the step it interrupts. In a docstring it counts from where that begins.
    pattern:
      /^(?:[a-z][a-z ]{0,60}\.\.\. )?((?:[A-Za-z]:)?[^\s:"'()]{1,400}\.(?:rst|md|txt|inc|ipynb|pyx?))(?::docstring of [\w.]{1,300}:\d{1,7}|:(\d{1,7}))?: (WARNING|ERROR|CRITICAL|SEVERE): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'sphinx', path: m[1], line: m[2], severity: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: "ile '",
    pattern:
      /^(WARNING|ERROR) {1,4}- {1,4}(?:\[\d\d:\d\d:\d\d\] )?((?:Doc|Documentation) file '([^']{1,400})' contains .{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'mkdocs', severity: m[1], path: m[3], message: m[2] }),
    about: 2,
  },
  {
    needs: 'MDX compilation failed for file ',
    pattern: /\b(MDX compilation failed for file "([^"]{1,400})")/,
    symptom: (m) => diagnostic({ tool: 'docusaurus', path: m[2], message: m[1] }),
  },
  {
    needs: "couldn't be resolved",
    pattern:
      /^(?:\[(WARNING|ERROR)\] |Error: )?((?:Docs m|M)arkdown link.{1,600} in (?:source file )?"?([^\s"]{1,400})"?(?: \((\d{1,7}):\d{1,6}\))?(?: for version .{1,60})?(?: couldn't be resolved.{0,400})?)$/,
    symptom: (m) => diagnostic({ tool: 'docusaurus', severity: m[1], path: m[3], line: m[4], message: m[2] }),
    about: 2,
  },
  {
    needs: ': execute of template failed',
    // Hugo tells every template on the way; the last one is where it failed.
    pattern: /^.{0,3000}"([^\s"]{1,400}):(\d{1,7}):\d{1,6}": execute of template failed: (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'hugo', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'Liquid Exception: ',
    pattern:
      /^\s{0,12}Liquid Exception: ((?:Liquid \w{1,20} error \(line (\d{1,7})\): )?.{1,1000}) in (\/?[^\s"']{1,400}\.\w{1,8})$/,
    symptom: (m) => diagnostic({ tool: 'jekyll', path: m[3], line: m[2], message: m[1] }),
  },
  {
    needs: 'Conversion error: ',
    pattern:
      /^\s{0,12}Conversion error: (\S{1,120} encountered an error while converting '([^']{1,400})'.{0,600})$/,
    symptom: (m) => diagnostic({ tool: 'jekyll', path: m[2], message: m[1] }),
  },
  {
    needs: 'YAML Exception reading ',
    pattern:
      /^\s{0,12}YAML Exception reading ([^\s:]{1,400}): \(<unknown>\): (.{1,400} at line (\d{1,7}) column \d{1,6})$/,
    symptom: (m) => diagnostic({ tool: 'jekyll', path: m[1], line: m[3], message: m[2] }),
    about: 2,
  },
  {
    needs: 'building site: ',
    // Hugo, of what it could not read.
    pattern:
      /^(?:ERROR |Error: )?[Ee]rror building site: (?:\w{1,20}: ){0,2}"([^\s"]{1,400}):(\d{1,7}):\d{1,6}": (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'hugo', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
])
