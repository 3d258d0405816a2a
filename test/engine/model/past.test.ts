import { expect, it } from 'vitest'

import { allPlaces, wordsOfTitle } from '../../../src/engine/model/past.ts'

it('takes words from a title once each, without the word that says that it takes back', () => {
  expect([...wordsOfTitle('Revert "Enable cache: the CACHE is on" (#12)')]).toEqual([
    'enable',
    'cache',
    'the',
  ])
})

it.each([
  ['src/tax/rate.test.ts', ['src/', 'src/tax/', '*.ts', 'src/tax/rate.test.ts']],
  ['Makefile', ['Makefile']],
  ['.npmrc', ['.npmrc']],
])('places %s in its folders and under its ending', (path, places) => {
  expect([...allPlaces([path])]).toEqual(places)
})
