import type { ShopChange } from './shop-change.ts'
import { shopLater } from './shop-later.ts'

/** The tag of the last good deploy stands after this change. */
export const lastGoodPull = 9

/** The change that carries the planted fault. */
export const plantedPull = 24

/** Changes up to the last good deploy, oldest first. */
const before: readonly ShopChange[] = [
  {
    pull: 2,
    title: 'Say in the README what the shop sells',
    author: 'ada',
    edits: [{ path: 'README.md', from: 'Sells three things.', to: 'Sells mugs, tea and teapots.' }],
  },
  {
    pull: 3,
    title: 'Test the receipt',
    author: 'ben',
    edits: [
      {
        path: 'test/receipt.test.js',
        text: `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { add, createCart } from '../src/cart.js'
import { receipt } from '../src/receipt.js'

test('lists what was bought and the total', () => {
  assert.equal(receipt(add(createCart(), 'mug', 2), { total: 2582 }), '2 x Mug\\nTotal 25.82 EUR')
})
`,
      },
    ],
  },
  {
    pull: 5,
    title: 'Sell biscuits',
    author: 'cleo',
    edits: [
      {
        path: 'src/catalogue.js',
        from: `grams: 1400 },\n`,
        to: `grams: 1400 },\n  { sku: 'biscuits', title: 'Biscuits', cents: 450, grams: 200 },\n`,
      },
    ],
  },
  {
    pull: 6,
    title: 'Ship to the Netherlands',
    author: 'dan',
    edits: [
      {
        path: 'src/shipping.js',
        from: `  AT: { base: 690, perKilo: 90 },\n`,
        to: `  AT: { base: 690, perKilo: 90 },\n  NL: { base: 690, perKilo: 80 },\n`,
      },
      { path: 'src/tax.js', from: `AT: 20 }`, to: `AT: 20, NL: 21 }` },
    ],
  },
  {
    pull: 8,
    title: 'Refuse quantities below one',
    author: 'ada',
    edits: [
      {
        path: 'src/cart.js',
        from: `quantity = 1) {\n`,
        to: `quantity = 1) {\n  if (!(quantity >= 1)) throw new RangeError(\`not a quantity: \${quantity}\`)\n`,
      },
    ],
  },
  {
    pull: lastGoodPull,
    title: 'Add a changelog',
    author: 'ben',
    edits: [{ path: 'CHANGELOG.md', text: '# Changelog\n\n## 1.0.0\n\n- First release\n' }],
  },
]

export const shopHistory: readonly ShopChange[] = [...before, ...shopLater]
