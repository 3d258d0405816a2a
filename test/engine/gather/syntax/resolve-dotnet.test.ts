import { describe, expect, it } from 'vitest'

import { usesOf } from './uses-of.ts'

const tree = [
  'src/Acme.Shop/Cart.cs',
  'src/Acme.Shop/Money/Price.cs',
  'src/Acme.Shop/Old/Price.cs',
  'tests/Acme.Shop.Tests/Fakes/Clock.cs',
]

describe('a C# type', () => {
  it('stands in the only file of its name', () => {
    expect(usesOf('dotnet', 'tests/CartTests.cs', ['name Cart'], tree)).toEqual(['src/Acme.Shop/Cart.cs'])
  })

  it.each([
    ['all-of Acme.Shop.Money', 'src/Acme.Shop/Money/Price.cs'],
    ['all-of Acme.Shop.Old', 'src/Acme.Shop/Old/Price.cs'],
    ['package Acme.Shop.Old', 'src/Acme.Shop/Old/Price.cs'],
  ] as const)('of a name that two files have is told apart by %s', (space, use) => {
    expect(usesOf('dotnet', 'tests/PriceTests.cs', [space, 'name Price'], tree)).toEqual([use])
  })

  it('of the own folder comes first', () => {
    expect(
      usesOf('dotnet', 'src/Acme.Shop/Old/Tax.cs', ['all-of Acme.Shop.Money', 'name Price'], tree),
    ).toEqual(['src/Acme.Shop/Old/Price.cs'])
  })

  it('from elsewhere means nothing of ours', () => {
    expect(usesOf('dotnet', 'tests/PriceTests.cs', ['all-of System', 'name String'], tree)).toEqual([])
  })
})
