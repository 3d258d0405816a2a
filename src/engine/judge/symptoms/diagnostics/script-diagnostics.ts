import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

const PATH = String.raw`([^\s:"'()][^:"'()]{0,400}\.[cm]?[jt]sx?|[^\s:"'()]{1,400}\.(?:vue|svelte|astro|css|scss|less|json|html))`

/** TypeScript in both of its styles, webpack, Vite, Rollup, and what prints as esbuild does on one line. */
export const scriptDiagnostics = lineExtractor('script-diagnostics', [
  {
    needs: ' - ',
    pattern: new RegExp(
      // Angular puts a word before it, and has rules of its own for templates.
      String.raw`^\s{0,8}(?:Error: |Warning: )?${PATH}:(\d{1,7}):\d{1,6} - (error|warning|message) ((?:TS|NG)-?\d{1,7}): (.{1,2000})$`,
    ),
    symptom: (m) =>
      diagnostic({ tool: 'tsc', path: m[1], line: m[2], severity: m[3], code: m[4], message: m[5] }),
    about: 5,
  },
  {
    needs: 'TS',
    pattern: new RegExp(
      String.raw`^\s{0,8}${PATH}[(](\d{1,7}),\d{1,6}[)]: (error|warning) (TS\d{1,6}): (.{1,2000})$`,
    ),
    symptom: (m) =>
      diagnostic({ tool: 'tsc', path: m[1], line: m[2], severity: m[3], code: m[4], message: m[5] }),
    about: 5,
  },
  {
    needs: 'error TS',
    pattern: /^(error) (TS\d{1,6}): (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'tsc', code: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'ERROR',
    // esbuild and tools on top of it: `path:12:3: ERROR: message`.
    pattern: /^(?:✘ |X )?\[?([^\s:"'()[\]]{1,400}):(\d{1,7}):\d{1,6}: ERROR: (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'esbuild', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'ERROR in ',
    pattern: /^ERROR in (\.?[^\s:"'()]{1,400})(?: (\d{1,7}):\d{1,6}(?:-\d{1,6})?)?$/,
    symptom: (m) => diagnostic({ tool: 'webpack', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: 'file: ',
    pattern: /^(?:\[?vite\]?:? ?)?file: ([^\s:"'()]{1,400}):(\d{1,7}):\d{1,6}$/,
    symptom: (m) => diagnostic({ tool: 'vite', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: '): ',
    // Rollup: `src/a.ts (2:9): "tax" is not exported by "src/tax.ts", imported by "src/a.ts".`
    pattern:
      /^(?:\[!\] |(?:nuxt)?\s{0,3}ERROR {1,3})?(?:\[[^\][]{1,80}\] ){0,3}(?:RollupError: )?([^\s:"'()]{1,400}\.\w{1,8}) \((\d{1,7}):\d{1,6}\): (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'rollup', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: '  root stylesheet',
    // Sass; what is wrong stands above the source it shows.
    pattern: /^\s{2,6}([^\s:"'()]{1,400}\.s[ac]ss) (\d{1,7}):\d{1,6} {2}root stylesheet$/,
    symptom: (m) => diagnostic({ tool: 'sass', path: m[1], line: m[2], message: m[0].trim() }),
  },
  {
    needs: '.less on line ',
    pattern: /^(\S.{0,400}) in ([^\s:"'()]{1,400}\.less) on line (\d{1,7}), column \d{1,6}:?$/,
    symptom: (m) => diagnostic({ tool: 'less', path: m[2], line: m[3], message: m[1] }),
  },
  {
    needs: 'Occurred while linting ',
    // ESLint, of a rule that broke; its trace stands below.
    pattern: /^Occurred while linting ([^\s:"'()]{1,400}):(\d{1,7})$/,
    symptom: (m) => diagnostic({ tool: 'eslint', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: 'nable to resolve module ',
    // Metro.
    pattern:
      /^.{0,60}?(Unable to resolve module [`']?[^\s`']{1,400}[`']? from [`']?([^\s`':]{1,400}\.\w{1,5})[`']?.{0,1000})$/,
    symptom: (m) => diagnostic({ tool: 'metro', path: m[2], message: m[1] }),
  },
  {
    needs: 'SyntaxError: ',
    // Babel, and what is built on its parser: `SyntaxError: /w/src/door.js: Unexpected token (12:3)`.
    pattern:
      /^.{0,60}?SyntaxError: (?:in )?((?:[A-Za-z]:)?[^\s:"'()]{1,400}\.\w{1,6}): (.{1,1000}) \((\d{1,7}):\d{1,6}\)$/,
    symptom: (m) => diagnostic({ tool: 'babel', path: m[1], line: m[3], message: m[2] }),
    about: 2,
  },
  {
    needs: 'ailed to resolve import ',
    pattern: /((?:Rollup f|F)ailed to resolve import "[^"]{1,400}" from "([^"]{1,400}?)(?:\?[^"]{0,200})?")/,
    symptom: (m) => diagnostic({ tool: 'vite', path: m[2], message: m[1] }),
  },
])
