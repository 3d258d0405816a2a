import type { ShopChange } from './shop-change.ts'
import { shopLatest } from './shop-latest.ts'

/** Changes since the last good deploy, oldest first. One of them breaks shipping; the others are what hides it. */
export const shopLater: readonly ShopChange[] = [
  {
    pull: 11,
    title: 'Print the discount on the receipt',
    author: 'cleo',
    edits: [
      {
        path: 'src/receipt.js',
        from: `  return [...lines, `,
        to: `  if (order.discount) lines.push(\`Discount \${format(order.discount)}\`)\n  return [...lines, `,
      },
    ],
  },
  {
    pull: 12,
    title: 'Free shipping above 50 euro',
    author: 'dan',
    edits: [
      {
        path: 'src/shipping.js',
        from: `import { weight } from './cart.js'\n`,
        to: `import { subtotal, weight } from './cart.js'\n\nconst freeFrom = 5000\n`,
      },
      {
        path: 'src/shipping.js',
        from: `  const kilos`,
        to: `  if (subtotal(cart) >= freeFrom) return 0\n  const kilos`,
      },
      {
        path: 'test/shipping.test.js',
        from: `test('does not ship`,
        to: `test('charges nothing for a large order', () => {
  assert.equal(shipping(add(createCart(), 'pot', 2), { country: 'DE' }), 0)
})

test('does not ship`,
      },
    ],
  },
  {
    pull: 13,
    title: 'Run the tests on every push',
    author: 'ben',
    edits: [
      {
        path: '.github/workflows/test.yml',
        text: `name: test
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - run: npm test
`,
      },
    ],
  },
  {
    pull: 14,
    title: 'Add a discount code for the spring sale',
    author: 'ada',
    edits: [
      { path: 'src/discount.js', from: `{ WELCOME: 10 }`, to: `{ WELCOME: 10, SPRING: 15 }` },
      {
        path: 'test/discount.test.js',
        from: `test('takes nothing off`,
        to: `test('knows the spring sale', () => {
  assert.equal(discount(add(createCart(), 'mug'), 'SPRING'), 135)
})

test('takes nothing off`,
      },
    ],
  },
  {
    pull: 15,
    title: 'Keep the stock',
    body: 'A parcel can only be shipped when all its lines are in stock.',
    author: 'cleo',
    branch: 'stock',
    edits: [
      {
        path: 'src/stock.js',
        text: `const stock = new Map([['mug', 40], ['tea', 120], ['pot', 15], ['biscuits', 60]])

export function inStock(sku, quantity) {
  return (stock.get(sku) ?? 0) >= quantity
}

export function take(sku, quantity) {
  if (!inStock(sku, quantity)) throw new Error(\`not in stock: \${sku}\`)
  stock.set(sku, stock.get(sku) - quantity)
}
`,
      },
      {
        path: 'test/stock.test.js',
        text: `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inStock, take } from '../src/stock.js'

test('what is taken is gone', () => {
  take('pot', 15)
  assert.equal(inStock('pot', 1), false)
})
`,
      },
    ],
  },
  {
    pull: 17,
    title: 'Correct the weight of the mug',
    author: 'dan',
    edits: [{ path: 'src/catalogue.js', from: `cents: 900, grams: 350`, to: `cents: 900, grams: 380` }],
  },
  {
    pull: 18,
    title: 'Update the changelog',
    author: 'ben',
    edits: [
      {
        path: 'CHANGELOG.md',
        from: `## 1.0.0`,
        to: `## Unreleased\n\n- Free shipping above 50 euro\n- Spring sale\n\n## 1.0.0`,
      },
    ],
  },
  {
    pull: 19,
    title: 'Ask for the address before the code',
    author: 'ada',
    edits: [
      {
        path: 'src/checkout.js',
        from: `  const goods`,
        to: `  if (!address) throw new Error('where shall we send it?')\n  const goods`,
      },
    ],
  },
  {
    pull: 21,
    title: 'Round half a cent to even',
    body: 'Our accountant asked for it.',
    author: 'cleo',
    edits: [
      {
        path: 'src/money.js',
        from: `  return Math.round((cents * rate) / 100)\n`,
        to: `  return roundHalfToEven((cents * rate) / 100)
}

function roundHalfToEven(value) {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
`,
      },
    ],
  },
  {
    pull: 22,
    title: 'Explain shipping in the README',
    author: 'dan',
    edits: [
      {
        path: 'README.md',
        from: `Run the tests`,
        to: `Shipping is charged by weight and country, and free above 50 euro.\n\nRun the tests`,
      },
    ],
  },
  ...shopLatest,
]
