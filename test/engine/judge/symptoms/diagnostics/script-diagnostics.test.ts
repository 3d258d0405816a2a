import { describe, expect, it } from 'vitest'

import { scriptDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/script-diagnostics.ts'
import { told } from '../told.ts'

describe('what tsc, esbuild, webpack and Vite print', () => {
  it.each([
    {
      log: ["src/door.ts:12:3 - error TS2339: Property 'lock' does not exist"],
      tells: [
        "1: tsc error TS2339 src/door.ts:12 Property 'lock' does not exist «Property 'lock' does not exist»",
      ],
    },
    {
      log: ["src/door.ts(12,3): error TS2339: Property 'lock' does not exist"],
      tells: [
        "1: tsc error TS2339 src/door.ts:12 Property 'lock' does not exist «Property 'lock' does not exist»",
      ],
    },
    {
      log: ['error TS18003: No inputs were found'],
      tells: ['1: tsc error TS18003 -:- No inputs were found «No inputs were found»'],
    },
    {
      log: ['✘ [src/door.ts:12:3: ERROR: Could not resolve "lock"'],
      tells: ['1: esbuild error - src/door.ts:12 Could not resolve "lock" «Could not resolve "lock"»'],
    },
    {
      log: ['ERROR in ./src/door.ts 12:3-8'],
      tells: ['1: webpack error - ./src/door.ts:12 ERROR in ./src/door.ts 12:3-8 «./src/door.ts»'],
    },
    {
      log: ['ERROR in ./src/door.ts'],
      tells: ['1: webpack error - ./src/door.ts:- ERROR in ./src/door.ts «./src/door.ts»'],
    },
    {
      log: ['file: /w/src/door.vue:12:3'],
      tells: ['1: vite error - /w/src/door.vue:12 file: /w/src/door.vue:12:3 «/w/src/door.vue»'],
    },
    {
      log: ["Error: src/door.component.html:12:3 - error NG8001: 'app-lock' is not a known element:"],
      tells: [
        "1: tsc error NG8001 src/door.component.html:12 'app-lock' is not a known element: «'app-lock' is not a known element:»",
      ],
    },
    {
      log: ['error Unable to resolve module `./lock` from `/w/src/door.js`: ./lock could not be found'],
      tells: [
        '1: metro error - /w/src/door.js:- Unable to resolve module `./lock` from `/w/src/door.js`: ./lock could not be found «Unable to resolve module `./lock` from `/w/src/door.js`: ./lock could not be found»',
      ],
    },
    {
      log: ['SyntaxError: /w/src/door.js: Unexpected token, expected "," (12:3)'],
      tells: [
        '1: babel error - /w/src/door.js:12 Unexpected token, expected "," «Unexpected token, expected ","»',
      ],
    },
    {
      log: ['nuxt  ERROR  [vite:vue] pages/door.vue (3:1): no template'],
      tells: ['1: rollup error - pages/door.vue:3 no template «no template»'],
    },
    {
      log: [
        '  src/door.scss 3:8  root stylesheet',
        'variable @lock is undefined in src/door.less on line 9, column 5:',
      ],
      tells: [
        '1: sass error - src/door.scss:3 src/door.scss 3:8  root stylesheet «src/door.scss»',
        '2: less error - src/door.less:9 variable @lock is undefined «variable @lock is undefined»',
      ],
    },
    {
      log: ['Occurred while linting /w/src/door.ts:12'],
      tells: [
        '1: eslint error - /w/src/door.ts:12 Occurred while linting /w/src/door.ts:12 «/w/src/door.ts»',
      ],
    },
    {
      log: ['[vite-plugin-svelte] [plugin vite-plugin-svelte] src/Door.svelte (51:15): Expected a name'],
      tells: ['1: rollup error - src/Door.svelte:51 Expected a name «Expected a name»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(scriptDiagnostics, ...log)).toEqual(tells)
  })
})
