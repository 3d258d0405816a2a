/** A node of the ESTree syntax; offsets count UTF-16 units. */
export type SyntaxNode = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** One fault: `instead` takes the place of the text from `start` to `end`. */
export type Edit = {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly instead: string
}

type Rule = (node: SyntaxNode, source: string) => Omit<Edit, 'rule'> | null

const otherOperator: ReadonlyMap<string, string> = pairs({
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '+=': '-=',
  '-=': '+=',
  '++': '--',
})

const otherMethod: ReadonlyMap<string, string> = pairs({
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
})

const leftOutMethods: ReadonlySet<string> = new Set([
  'filter',
  'reverse',
  'slice',
  'sort',
  'toLowerCase',
  'toReversed',
  'toSorted',
  'trim',
  'trimEnd',
  'trimStart',
])

/** Numbers up to here are taken for counts and places, where a step too far is the usual mistake. */
const smallNumber = 1000

const rules: Readonly<Record<string, Rule>> = {
  'other-operator': (node, source) => {
    const other = otherOperator.get(String(node['operator']))
    const [from, to] = [childOf(node, 'left') ?? childOf(node, 'argument'), childOf(node, 'right')]
    if (other === undefined || from === null || node.type === 'UnaryExpression') return null
    const start = source.indexOf(String(node['operator']), from.end)
    if (start < 0 || start >= (to?.start ?? node.end)) return null
    return { start, end: start + String(node['operator']).length, instead: other }
  },
  'no-fallback': (node, source) => {
    const left = childOf(node, 'left')
    if (node['operator'] !== '??' || left === null) return null
    const brackets = source.slice(left.end, source.indexOf('??', left.end)).trimEnd()
    return { start: left.end + brackets.length, end: node.end, instead: '' }
  },
  'no-negation': (node) =>
    node.type === 'UnaryExpression' && node['operator'] === '!'
      ? { start: node.start, end: node.start + 1, instead: '' }
      : null,
  'negated-condition': (node, source) => {
    const condition = childOf(node, 'test')
    const isChoice = node.type === 'IfStatement' || node.type === 'ConditionalExpression'
    return isChoice && condition !== null ? replaced(condition, `!(${textOf(condition, source)})`) : null
  },
  'other-boolean': (node) =>
    node.type === 'Literal' && typeof node['value'] === 'boolean'
      ? replaced(node, String(!node['value']))
      : null,
  'number-plus-one': (node) =>
    node.type === 'Literal' && typeof node['value'] === 'number' && node['value'] <= smallNumber
      ? replaced(node, String(node['value'] + 1))
      : null,
  'empty-text': (node) => {
    const isText = node.type === 'Literal' && typeof node['value'] === 'string' && node['value'] !== ''
    return isText || node.type === 'TemplateLiteral' ? replaced(node, "''") : null
  },
  'other-method': (node) => {
    const name = methodOf(node)
    const other = name === null ? undefined : otherMethod.get(textName(name))
    return name === null || other === undefined ? null : replaced(name, other)
  },
  'call-left-out': (node, source) => {
    const name = methodOf(node)
    if (name === null || !leftOutMethods.has(textName(name))) return null
    const dot = source.lastIndexOf('.', name.start)
    return { start: source[dot - 1] === '?' ? dot - 1 : dot, end: node.end, instead: '' }
  },
  'statement-left-out': (node) =>
    node.type === 'ExpressionStatement' || node.type === 'ContinueStatement' ? replaced(node, ';') : null,
  'empty-function': (node) => {
    const body = childOf(node, 'body')
    return node.type === 'FunctionDeclaration' && body !== null ? replaced(body, '{}') : null
  },
}

/** Every fault that the rules see in one node itself, its children aside. */
export function editsOf(node: SyntaxNode, source: string): readonly Edit[] {
  return Object.entries(rules).flatMap(([rule, edit]) => {
    const made = edit(node, source)
    return made === null ? [] : [{ rule, ...made }]
  })
}

function childOf(node: SyntaxNode | null, key: string): SyntaxNode | null {
  const child = node?.[key]
  return typeof child === 'object' && child !== null && 'start' in child ? (child as SyntaxNode) : null
}

/** The name of the method that a call calls. */
function methodOf(node: SyntaxNode): SyntaxNode | null {
  if (node.type !== 'CallExpression') return null
  const callee = childOf(node, 'callee')
  return callee?.type === 'MemberExpression' ? childOf(callee, 'property') : null
}

function textName(node: SyntaxNode): string {
  return String(node['name'])
}

function textOf({ start, end }: SyntaxNode, source: string): string {
  return source.slice(start, end)
}

/** A plain object would answer for `toString` too. */
function pairs(object: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(object))
}

function replaced({ start, end }: SyntaxNode, instead: string): Omit<Edit, 'rule'> {
  return { start, end, instead }
}
