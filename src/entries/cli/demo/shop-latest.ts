import type { ShopChange } from './shop-change.ts'

/** The newest changes, oldest first. #24 carries the planted fault: an address need not have a region. */
export const shopLatest: readonly ShopChange[] = [
  {
    pull: 23,
    title: 'Say at which step an order stands',
    author: 'ben',
    edits: [
      {
        path: 'src/order-state.js',
        text: `const steps = ['placed', 'paid', 'packed', 'sent']

export function nextStep(step) {
  return steps[steps.indexOf(step) + 1] ?? null
}
`,
      },
      {
        path: 'test/order-state.test.js',
        text: `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextStep } from '../src/order-state.js'

test('an order is packed once it is paid', () => {
  assert.equal(nextStep('paid'), 'packed')
})
`,
      },
    ],
  },
  {
    pull: 24,
    title: 'Charge islands and mountain regions more',
    body: 'The carrier asks a surcharge for some regions since this month.',
    author: 'ada',
    edits: [
      {
        path: 'src/shipping.js',
        from: `export function shipping`,
        to: `const surcharges = { island: 450, alpine: 300 }

function surcharge(address) {
  return surcharges[address.region.toLowerCase()] ?? 0
}

export function shipping`,
      },
      {
        path: 'src/shipping.js',
        from: `  return rate.base + rate.perKilo * kilos\n`,
        to: `  return rate.base + rate.perKilo * kilos + surcharge(address)\n`,
      },
    ],
  },
  {
    pull: 25,
    title: 'Sell a tea strainer',
    author: 'cleo',
    edits: [
      {
        path: 'src/catalogue.js',
        from: `grams: 200 },\n`,
        to: `grams: 200 },\n  { sku: 'strainer', title: 'Tea strainer', cents: 750, grams: 40 },\n`,
      },
    ],
  },
  {
    pull: 26,
    title: 'Tell the total of a cart in the cart tests',
    author: 'dan',
    edits: [
      {
        path: 'test/cart.test.js',
        from: `test('adds to a line`,
        to: `test('an empty cart costs nothing', () => {
  assert.equal(subtotal(createCart()), 0)
})

test('adds to a line`,
      },
    ],
  },
  {
    pull: 28,
    title: 'Ship to Belgium',
    author: 'ben',
    branch: 'belgium',
    edits: [
      {
        path: 'src/shipping.js',
        from: `  NL: { base: 690, perKilo: 80 },\n`,
        to: `  NL: { base: 690, perKilo: 80 },\n  BE: { base: 690, perKilo: 80 },\n`,
      },
      { path: 'src/tax.js', from: `NL: 21 }`, to: `NL: 21, BE: 21 }` },
    ],
  },
  {
    pull: 29,
    title: 'Take checkout errors to one place',
    author: 'ada',
    edits: [
      {
        path: 'src/checkout.js',
        from: `export function checkout`,
        to: `function refuse(why) {\n  throw new Error(why)\n}\n\nexport function checkout`,
      },
      {
        path: 'src/checkout.js',
        from: `if (cart.lines.length === 0) throw new Error('the cart is empty')`,
        to: `if (cart.lines.length === 0) refuse('the cart is empty')`,
      },
      {
        path: 'src/checkout.js',
        from: `if (!address) throw new Error('where shall we send it?')`,
        to: `if (!address) refuse('where shall we send it?')`,
      },
    ],
  },
  {
    pull: 30,
    title: 'Name the country in the shipping tests',
    author: 'dan',
    edits: [
      {
        path: 'test/shipping.test.js',
        from: `test('charges by weight within the country'`,
        to: `test('charges by weight within Germany'`,
      },
      {
        path: 'test/shipping.test.js',
        from: `test('charges more abroad'`,
        to: `test('charges more to France'`,
      },
    ],
  },
  {
    pull: 31,
    title: 'Print the shipping on the receipt',
    author: 'cleo',
    edits: [
      {
        path: 'src/receipt.js',
        from: `  return [...lines, `,
        to: `  if (order.shipping) lines.push(\`Shipping \${format(order.shipping)}\`)\n  return [...lines, `,
      },
    ],
  },
  {
    pull: 33,
    title: 'Lower the tax on tea in Germany',
    author: 'ben',
    edits: [
      {
        path: 'src/tax.js',
        from: `export function taxIn`,
        to: `export const reducedRates = { DE: 7 }\n\nexport function taxIn`,
      },
    ],
  },
  {
    pull: 34,
    title: 'Version 1.1.0',
    author: 'ada',
    edits: [
      { path: 'package.json', from: `"version": "1.0.0"`, to: `"version": "1.1.0"` },
      { path: 'CHANGELOG.md', from: `## Unreleased`, to: `## 1.1.0` },
    ],
  },
]
