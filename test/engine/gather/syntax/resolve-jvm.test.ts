import { describe, expect, it } from 'vitest'

import { usesOf, type Written } from './uses-of.ts'

const main = 'core/src/main/java/com/acme'
const tree = [
  `${main}/Cart.java`,
  `${main}/Total.java`,
  `${main}/money/Money.java`,
  `${main}/money/Rounding.kt`,
  'other/src/main/java/com/acme/Cart.java',
  'core/src/main/kotlin/com/acme/Views.kt',
  'core/src/main/scala/com/acme/Page.scala',
]
const test = 'core/src/test/java/com/acme/CartTest.java'

const cases: readonly (readonly [Written, readonly string[]])[] = [
  ['module com.acme.money.Money', [`${main}/money/Money.java`]],
  ['module com.acme.money.Money.Currency', [`${main}/money/Money.java`]],
  ['module com.acme.money.Money.of', [`${main}/money/Money.java`]],
  ['module com.acme.Views', ['core/src/main/kotlin/com/acme/Views.kt']],
  ['module com.acme.Page', ['core/src/main/scala/com/acme/Page.scala']],
  ['module com.acme.money.roundUp', [`${main}/money/Rounding.kt`]],
  ['module com.acme.Cart', [`${main}/Cart.java`]],
  ['all-of com.acme.money', [`${main}/money/Money.java`, `${main}/money/Rounding.kt`]],
  ['all-of com.acme.Cart', [`${main}/Cart.java`]],
]

describe('a Java, Kotlin or Scala import', () => {
  it.each(cases)('%s', (says, uses) => {
    expect(usesOf('jvm', test, [says], tree)).toEqual(uses)
  })

  it.each([
    'module java.util.List',
    'module com.other.Gone',
    'all-of java.util',
    'module cart',
    'name String',
  ] as const)('means nothing of ours: %s', (says) => {
    expect(usesOf('jvm', test, ['package com.acme', says], tree)).toEqual([])
  })

  it('is not needed for a type of the own package, though the test stands in another folder', () => {
    expect(usesOf('jvm', test, ['package com.acme', 'name Total', 'name Cart'], tree)).toEqual([
      `${main}/Total.java`,
      `${main}/Cart.java`,
    ])
  })
})
