/** A part of an expression, as far as it takes to make texts that it likes. */
type Part =
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'repeat'; readonly body: Part; readonly least: number; readonly most: number }
  | { readonly kind: 'row'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly options: readonly Part[] }

const NOTHING: Part = { kind: 'row', parts: [] }

/** Tried in this order for what stands for one character. */
const ALPHABET =
  'aA0 /.-_:=x1bZ([{<"\'`,;@#*+|!?%&~$^\\)]}>\t\néＡ│━→•●✖⚠╭\u00A0\u200B\uFEFF\u001B\u0001'.split('')

const ESCAPE = /\\(?:u\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|[pP]\{[^}]*\}|k<[^>]*>|c[A-Za-z]|[1-9]\d*|[^])/y
const CLASS = /\[(?:\\[^]|[^\]\\])*\]/y
const REPEAT = /(?:\*|\+|\?|\{(\d+)(,)?(\d*)\})\??/y
const GROUP = /\((\?(?:[:=!]|<[=!]|<[^>]*>))?/y

/** Reads an expression's source. Assertions take no characters: what they hold is left out. */
const read = (source: string): Part => {
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found !== null) at += found[0].length
    return found
  }
  const choice = (): Part => {
    const options: Part[] = []
    let row: Part[] = []
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        options.push({ kind: 'row', parts: row })
        row = []
        at += 1
      } else row.push(repeated(atom()))
    }
    return options.length === 0
      ? { kind: 'row', parts: row }
      : { kind: 'choice', options: [...options, { kind: 'row', parts: row }] }
  }
  const atom = (): Part => {
    const group = take(GROUP)
    if (group !== null) {
      const inner = choice()
      at += 1
      return /^\?(?:[=!]|<[=!])/.test(group[1] ?? '') ? NOTHING : inner
    }
    const one = take(CLASS) ?? take(ESCAPE)
    if (one !== null) return /^\\[bBk1-9]/.test(one[0]) ? NOTHING : { kind: 'character', source: one[0] }
    const plain = String.fromCodePoint(source.codePointAt(at) ?? 0)
    at += plain.length
    return plain === '^' || plain === '$' ? NOTHING : { kind: 'character', source: plain }
  }
  const repeated = (body: Part): Part => {
    const found = take(REPEAT)
    if (found === null) return body
    const sign = found[0][0]
    if (sign !== '{') {
      const least = sign === '+' ? 1 : 0
      return { kind: 'repeat', body, least, most: sign === '?' ? 1 : Infinity }
    }
    const least = Number(found[1])
    const most = found[2] === undefined ? least : found[3] === '' ? Infinity : Number(found[3])
    return { kind: 'repeat', body, least, most }
  }
  return choice()
}

/** A short text that the part matches; `turn` chooses among those there are. */
const example = (part: Part, flags: string, turn: number): string => {
  switch (part.kind) {
    case 'character': {
      const one = new RegExp(`^${part.source}$`, flags)
      const fitting = ALPHABET.filter((character) => one.test(character))
      return fitting[turn % Math.max(1, fitting.length)] ?? part.source.replace(/^\\/, '')
    }
    case 'repeat':
      return example(part.body, flags, turn).repeat(Math.max(part.least, Math.min(part.most, 1)))
    case 'row':
      return part.parts.map((each) => example(each, flags, turn)).join('')
    case 'choice':
      return example(part.options[turn % part.options.length] ?? NOTHING, flags, turn)
  }
}

/** What stands before a repeated part, the part's body, and what follows on it. */
type Pump = { readonly before: string; readonly body: string; readonly after: string }

const pumpsOf = (part: Part, flags: string, turn: number, around: Pump): readonly Pump[] => {
  const { before, after } = around
  if (part.kind === 'choice') return part.options.flatMap((one) => pumpsOf(one, flags, turn, around))
  if (part.kind === 'repeat') {
    const body = example(part.body, flags, turn)
    const own = part.most > 1 && body !== '' ? [{ before, body, after }] : []
    return [...own, ...pumpsOf(part.body, flags, turn, around)]
  }
  if (part.kind === 'character') return []
  const texts = part.parts.map((each) => example(each, flags, turn))
  return part.parts.flatMap((each, at) =>
    pumpsOf(each, flags, turn, {
      body: '',
      before: before + texts.slice(0, at).join(''),
      after: texts.slice(at + 1).join('') + after,
    }),
  )
}

/** Characters that end no match of what was repeated before them. */
const MISFIT = '\u0001'

/**
 * Texts of the given length by which an expression is made to go back over what it read: each of its repeated parts
 * repeated, behind what leads there, and what follows on such a part repeated in its place; as many as asked for.
 */
export const pumpStrings = (pattern: RegExp, length: number, most: number): readonly string[] => {
  const flags = pattern.flags.replace(/[gy]/g, '')
  const part = read(pattern.source)
  const filled = (text: string): string => text.repeat(Math.ceil(length / text.length))
  const rounds = [0, 1, 3].map((turn) => {
    const pumps = pumpsOf(part, flags, turn, { before: '', body: '', after: '' })
    const whole = example(part, flags, turn)
    return [
      ...pumps.map(({ before, body, after }) => before + filled(body) + after + MISFIT),
      ...pumps.map(({ before, body, after }) => before + filled(after.slice(0, 8) || body) + MISFIT),
      ...pumps.map(({ before, body }) => filled(before + body)),
      ...(whole === '' ? [] : [filled(whole) + MISFIT]),
    ]
  })
  // By turns, so that a cap leaves something of each round.
  const longest = Math.max(...rounds.map((texts) => texts.length))
  const all = Array.from({ length: longest }, (_, at) => rounds.flatMap((texts) => texts[at] ?? [])).flat()
  return [...new Set(all)].slice(0, most)
}
