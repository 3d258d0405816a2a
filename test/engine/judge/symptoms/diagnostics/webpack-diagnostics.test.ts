import { describe, expect, it } from 'vitest'

import { webpackDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/webpack-diagnostics.ts'
import { told } from '../told.ts'

describe('what webpack and Rspack find', () => {
  it.each([
    {
      log: ['ERROR in ./src/door.ts:12:5-30', "TS2339: Property 'lock' does not exist."],
      tells: ["1: webpack error TS2339 ./src/door.ts:12 Property 'lock' does not exist. «./src/door.ts»"],
    },
    {
      log: ['ERROR in ./src/door.tsx 12:1-30', "  × Module not found: Can't resolve './lock'"],
      tells: [
        "1: webpack error - ./src/door.tsx:12 Module not found: Can't resolve './lock' «./src/door.tsx»",
      ],
    },
    {
      log: [
        'ERROR in ./src/door.scss (./node_modules/sass-loader/dist/cjs.js!./src/door.scss)',
        'Module build failed (from ./node_modules/sass-loader/dist/cjs.js):',
        'SassError: Undefined variable.',
      ],
      tells: ['1: webpack error - ./src/door.scss:- SassError: Undefined variable. «./src/door.scss»'],
    },
    {
      log: ['WARNING in ./src/door.ts 3:1', 'export lock was not found'],
      tells: ['1: webpack warning - ./src/door.ts:3 export lock was not found «./src/door.ts»'],
    },
  ])('is told by the line below its place: $log', ({ log, tells }) => {
    expect(told(webpackDiagnostics, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['ERROR in ./src/door.ts 12:3-8'] },
    { log: ['ERROR in the door at noon', 'no key'] },
    { log: ['ERROR in Plugin "door" (12)', 'no key'] },
  ])('is not seen in $log', ({ log }) => {
    expect(told(webpackDiagnostics, ...log)).toEqual([])
  })
})
