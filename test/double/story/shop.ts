/** A small shop in plain JavaScript that really runs: `node test/smoke.js` buys something as a guest. */
export const shopFiles: Readonly<Record<string, string>> = {
  'README.md': '# Storefront\n\nThe shop behind example.test.\n',
  'package.json': `{
  "name": "storefront",
  "version": "1.0.0",
  "type": "module",
  "private": true,
  "scripts": { "smoke": "node test/smoke.js", "test": "node --test" }
}
`,
  '.github/workflows/deploy.yml': `name: Deploy
on:
  push:
    branches: [main]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: node --test
  deploy:
    needs: test
    environment: production
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: node test/smoke.js
`,
  'config/production.json': '{\n  "workers": 4,\n  "currency": "EUR"\n}\n',
  'src/catalog.js': `const products = new Map([
  ['tea', { name: 'Green tea', cents: 450 }],
  ['pot', { name: 'Tea pot', cents: 2900 }],
])

export function findProduct(sku) {
  const product = products.get(sku)
  if (product === undefined) throw new RangeError(\`No product \${sku}\`)
  return product
}
`,
  'src/prices.js': `import { findProduct } from './catalog.js'

/** The part of the price that this customer does not pay. */
function discountFor(customer) {
  return customer.discount ?? 0
}

export function priceOf(line, customer) {
  const product = findProduct(line.sku)
  return Math.round(product.cents * line.quantity * (1 - discountFor(customer)))
}
`,
  'src/cart.js': `import { priceOf } from './prices.js'

export function createCart(customer) {
  return { customer, lines: [] }
}

export function addLine(cart, sku, quantity = 1) {
  cart.lines.push({ sku, quantity })
}

export function totalOf(cart) {
  let total = 0
  for (const line of cart.lines) total += priceOf(line, cart.customer)
  return total
}
`,
  'src/tax.js': `const rates = {
  DE: 0.19,
  FR: 0.2,
}

export function taxOn(cents, country) {
  return Math.round(cents * (rates[country] ?? 0))
}
`,
  'src/shipping.js': `export function shippingFor(cents) {
  return cents >= 5000 ? 0 : 490
}
`,
  'src/checkout.js': `import { totalOf } from './cart.js'
import { shippingFor } from './shipping.js'
import { taxOn } from './tax.js'

export function checkout(cart) {
  const goods = totalOf(cart)
  const shipping = shippingFor(goods)
  return { goods, shipping, tax: taxOn(goods + shipping, cart.customer.country) }
}
`,
  'src/orders.js': `export const keepMonths = 12

export function isArchived(order, months) {
  return months > keepMonths
}
`,
  'src/mail.js': `export function orderMail(order) {
  return \`Thank you for order \${order.id}.\`
}
`,
  'src/search.js': `export function search(products, words) {
  return products.filter((product) => product.name.includes(words))
}
`,
  'src/reviews.js': `export function average(reviews) {
  return reviews.reduce((sum, review) => sum + review.stars, 0) / reviews.length
}
`,
  'test/smoke.js': `import { addLine, createCart } from '../src/cart.js'
import { checkout } from '../src/checkout.js'

const guest = { name: 'Guest', country: 'DE' }
const cart = createCart(guest)
addLine(cart, 'tea', 2)
const receipt = checkout(cart)
console.log(\`Smoke test bought something for \${receipt.goods} cents\`)
`,
  'test/tax.test.js': `import assert from 'node:assert/strict'
import { test } from 'node:test'

import { taxOn } from '../src/tax.js'

test('takes the rate of the country', () => {
  assert.equal(taxOn(1000, 'DE'), 190)
})
`,
}

/** Where the planted fault throws, by the text of the line. */
export const fault = {
  path: 'src/prices.js',
  was: 'return customer.discount ?? 0',
  becomes: 'return customer.plan.discount',
  symbol: 'discountFor',
  message: "Cannot read properties of undefined (reading 'discount')",
} as const
