/** The files of the demo's shop before its first change: path and text. Plain JavaScript that `node --test` runs. */
export const shopStart: Readonly<Record<string, string>> = {
  'package.json': `{
  "name": "corner-shop",
  "version": "1.0.0",
  "type": "module",
  "private": true,
  "scripts": { "test": "node --test" }
}
`,
  'README.md': `# Corner shop

Sells three things. Run the tests with \`npm test\`.
`,
  'src/catalogue.js': `const products = [
  { sku: 'mug', title: 'Mug', cents: 900, grams: 350 },
  { sku: 'tea', title: 'Tea, 100 g', cents: 650, grams: 120 },
  { sku: 'pot', title: 'Teapot', cents: 3200, grams: 1400 },
]

export function find(sku) {
  const product = products.find((one) => one.sku === sku)
  if (!product) throw new Error(\`no such product: \${sku}\`)
  return product
}
`,
  'src/money.js': `export function format(cents) {
  return (cents / 100).toFixed(2) + ' EUR'
}

export function percent(cents, rate) {
  return Math.round((cents * rate) / 100)
}
`,
  'src/cart.js': `import { find } from './catalogue.js'

export function createCart() {
  return { lines: [] }
}

export function add(cart, sku, quantity = 1) {
  const line = cart.lines.find((one) => one.sku === sku)
  if (line) line.quantity += quantity
  else cart.lines.push({ sku, quantity })
  return cart
}

export function subtotal(cart) {
  return cart.lines.reduce((sum, line) => sum + find(line.sku).cents * line.quantity, 0)
}

export function weight(cart) {
  return cart.lines.reduce((sum, line) => sum + find(line.sku).grams * line.quantity, 0)
}
`,
  'src/discount.js': `import { subtotal } from './cart.js'
import { percent } from './money.js'

const codes = { WELCOME: 10 }

export function discount(cart, code) {
  const rate = codes[code] ?? 0
  return percent(subtotal(cart), rate)
}
`,
  'src/tax.js': `import { percent } from './money.js'

const rates = { DE: 19, FR: 20, AT: 20 }

export function taxIn(country, cents) {
  return percent(cents, rates[country] ?? 0)
}
`,
  'src/shipping.js': `import { weight } from './cart.js'

const rates = {
  DE: { base: 390, perKilo: 50 },
  FR: { base: 890, perKilo: 120 },
  AT: { base: 690, perKilo: 90 },
}

export function shipping(cart, address) {
  const rate = rates[address.country]
  if (!rate) throw new Error(\`we do not ship to \${address.country}\`)
  const kilos = Math.ceil(weight(cart) / 1000)
  return rate.base + rate.perKilo * kilos
}
`,
  'src/checkout.js': `import { subtotal } from './cart.js'
import { discount } from './discount.js'
import { shipping } from './shipping.js'
import { taxIn } from './tax.js'

export function checkout(cart, { address, code }) {
  if (cart.lines.length === 0) throw new Error('the cart is empty')
  const goods = subtotal(cart) - discount(cart, code)
  const tax = taxIn(address.country, goods)
  const parcel = shipping(cart, address)
  return { goods, tax, shipping: parcel, total: goods + tax + parcel }
}
`,
  'src/receipt.js': `import { find } from './catalogue.js'
import { format } from './money.js'

export function receipt(cart, order) {
  const lines = cart.lines.map((line) => \`\${line.quantity} x \${find(line.sku).title}\`)
  return [...lines, \`Total \${format(order.total)}\`].join('\\n')
}
`,
  'test/cart.test.js': `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { add, createCart, subtotal } from '../src/cart.js'

test('adds up the lines of a cart', () => {
  assert.equal(subtotal(add(add(createCart(), 'mug', 2), 'tea')), 2450)
})

test('adds to a line that is there', () => {
  assert.deepEqual(add(add(createCart(), 'mug'), 'mug').lines, [{ sku: 'mug', quantity: 2 }])
})
`,
  'test/discount.test.js': `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { add, createCart } from '../src/cart.js'
import { discount } from '../src/discount.js'

test('takes ten per cent off for newcomers', () => {
  assert.equal(discount(add(createCart(), 'pot'), 'WELCOME'), 320)
})

test('takes nothing off without a code', () => {
  assert.equal(discount(add(createCart(), 'pot')), 0)
})
`,
  'test/shipping.test.js': `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { add, createCart } from '../src/cart.js'
import { shipping } from '../src/shipping.js'

const parcel = () => add(createCart(), 'pot')

test('charges by weight within the country', () => {
  assert.equal(shipping(parcel(), { country: 'DE' }), 490)
})

test('charges more abroad', () => {
  assert.equal(shipping(parcel(), { country: 'FR' }), 1130)
})

test('does not ship where it has no rate', () => {
  assert.throws(() => shipping(parcel(), { country: 'XX' }), /we do not ship to XX/)
})
`,
  'test/checkout.test.js': `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { add, createCart } from '../src/cart.js'
import { checkout } from '../src/checkout.js'

test('an order to Germany', () => {
  const order = checkout(add(createCart(), 'mug', 2), { address: { country: 'DE' } })
  assert.deepEqual(order, { goods: 1800, tax: 342, shipping: 440, total: 2582 })
})

test('an empty cart cannot be bought', () => {
  assert.throws(() => checkout(createCart(), { address: { country: 'DE' } }), /empty/)
})
`,
}
