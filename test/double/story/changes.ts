import type { Edits } from './fast-import.ts'
import { fault } from './shop.ts'

export type Files = ReadonlyMap<string, string>

/** What one change does to the shop. */
export type Draft = {
  readonly title: string
  readonly body: string
  readonly labels: readonly string[]
  readonly edits: Edits
}

type Template = (
  number: number,
  files: Files,
) => Omit<Draft, 'labels'> & { readonly labels?: readonly string[] }

const append = (files: Files, path: string, text: string): Edits => ({
  [path]: `${files.get(path) ?? ''}${files.has(path) ? '\n' : ''}${text}`,
})

const replace = (files: Files, path: string, from: string | RegExp, to: string): Edits => ({
  [path]: (files.get(path) ?? '').replace(from, to),
})

/** Harmless changes. Some touch the very files that the failure names, as in life. */
const harmless: readonly Template[] = [
  (n, files) => ({
    title: 'Show the delivery date in the order mail',
    body: 'Customers ask for it.',
    edits: append(
      files,
      'src/mail.js',
      `export const deliveryLine${n} = (date) => \`It arrives on \${date}.\`\n`,
    ),
  }),
  (n, files) => ({
    title: 'Search finds words in any case',
    body: 'Lower-cases both sides.',
    edits: append(files, 'src/search.js', `export const fold${n} = (text) => text.toLowerCase()\n`),
  }),
  (n, files) => ({
    title: 'Explain how to run the shop',
    body: 'Only words.',
    labels: ['documentation'],
    edits: append(files, 'README.md', `## Running it, part ${n}\n\n    npm run smoke\n`),
  }),
  (n, files) => ({
    title: `Raise the number of workers to ${n}`,
    body: 'The queue was long on Monday.',
    edits: replace(files, 'config/production.json', /"workers": \d{1,6}/, `"workers": ${n}`),
  }),
  (n, files) => ({
    title: 'Carts tell how many items they hold',
    body: 'For the badge in the header.',
    edits: append(
      files,
      'src/cart.js',
      `export function itemCount${n}(cart) {\n  return cart.lines.reduce((sum, line) => sum + line.quantity, 0)\n}\n`,
    ),
  }),
  (n, files) => ({
    title: 'Tax rates for one more country',
    body: 'From the official table.',
    edits: replace(files, 'src/tax.js', '  FR: 0.2,\n', `  FR: 0.2,\n  X${n}: 0.${(n % 20) + 5},\n`),
  }),
  (n, files) => ({
    title: 'Weigh reviews by their age',
    body: '',
    edits: {
      ...append(files, 'src/reviews.js', `export const weight${n} = (days) => 1 / (1 + days)\n`),
      [`test/reviews-${n}.test.js`]: `import { test } from 'node:test'\n\nimport { weight${n} } from '../src/reviews.js'\n\ntest('fresh reviews weigh most', () => weight${n}(0) === 1)\n`,
    },
  }),
  (n, files) => ({
    title: 'Name the currency of prices',
    body: 'The invoice service asks for it. No prices change.',
    edits: replace(
      files,
      'src/prices.js',
      "from './catalog.js'\n",
      `from './catalog.js'\n\nexport const currency${n} = 'EUR'\n`,
    ),
  }),
  (n, files) => ({
    title: `Bump the version to 1.${n}.0`,
    body: 'Release chore.',
    labels: ['dependencies'],
    edits: replace(files, 'package.json', /"version": "[\d.]{5,20}"/, `"version": "1.${n}.0"`),
  }),
  (n, files) => ({
    title: 'Keep orders longer',
    body: 'The law says so.',
    edits: append(files, 'src/orders.js', `export const keepInvoices${n} = ${n + 24}\n`),
  }),
  (n, files) => ({
    title: 'Say which step of a deploy runs',
    body: 'Easier to follow.',
    edits: append(files, '.github/workflows/deploy.yml', `      - run: echo "Step ${n} is done"\n`),
  }),
]

const culprit: Template = (_n, files) => ({
  title: 'Members of a plan get the discount of their plan',
  body: 'Discounts move from the customer to the plan. Every customer has a plan since the migration.',
  labels: ['feature'],
  edits: replace(files, fault.path, fault.was, fault.becomes),
})

/** The change with this number, to be applied to the shop as it then stands. */
export function draftChange(number: number, files: Files, isCulprit: boolean): Draft {
  const template = isCulprit ? culprit : harmless[number % harmless.length]
  if (template === undefined) throw new Error('There are no templates of changes')
  return { labels: [], ...template(number, files) }
}
