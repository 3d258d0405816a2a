import { expect, it } from 'vitest'

import { usesOf } from './uses-of.ts'

it('a Swift type stands in the nearest file of its name, with no import', () => {
  const tree = ['Sources/Shop/Cart.swift', 'Sources/Old/Cart.swift', 'Sources/Shop/Page.swift']
  expect(usesOf('swift', 'Sources/Old/App.swift', ['module Shop', 'name Cart', 'name String'], tree)).toEqual(
    ['Sources/Old/Cart.swift'],
  )
})
