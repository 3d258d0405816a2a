import type { Place, Symptom } from '../../model/symptom.ts'

/** An identifier, module or path that the failure says is not there, and where it says so. */
export type Missed = { readonly name: string; readonly at: Place }

/** Names that one incident gives at most. */
const mostNames = 24
const longestText = 1000

const open = `["'\`‘“]`
const name = String.raw`([\w$@./\\:-]{2,200})`
const close = `["'\`’”]`

/** How compilers and runtimes word that something is not there; each tells the name of it. */
const wordings: readonly RegExp[] = [
  // TypeScript, Rust, Python, bundlers: Cannot find name 'x', cannot find value `x`, cannot import name 'x', Can't resolve './x'.
  `\\b(?:[Cc]annot|[Cc]an't|[Cc]ould not|[Uu]nable to) (?:find|resolve|import|load|locate|open) (?:\\w{1,20} ){0,3}${open}${name}${close}`,
  // Property 'x' does not exist, name 'x' is not defined, Class "X" not found, ‘x’ undeclared, 'x' was not declared.
  `${open}${name}${close} (?:does not exist|is not (?:defined|exported)|not found|was not (?:found|declared)|undeclared|has not been declared)\\b`,
  // What the name follows, in quotation marks or not.
  `\\b(?:has no attribute|no exported member(?: named)?|export named|[Nn]o module named|no member named|no method named|no field|[Uu]ndefined (?:method|symbol|reference to|local variable or method|variable|function|constant)|undeclared identifier|[Uu]nresolved (?:import|reference|identifier):?|use of undeclared (?:identifier|type)|uninitialized constant|unknown type name|implicit declaration of function|cannot load such file --) ${open}?${name}`,
  // Go, Java, JavaScript.
  String.raw`\bundefined: ${name}`,
  String.raw`\bsymbol: {1,6}(?:class|method|variable) {1,4}${name}`,
  String.raw`(?<![\w$.])([\w$.]{2,120}) is not (?:defined|a function|a constructor)\b`,
  // The system's own words, with the path before or behind.
  String.raw`(?<![\w./-])([\w./-]{3,200}): No such file or directory`,
  String.raw`(?:No such file or directory|ENOENT)[^"'\n]{0,60}["']([^"'\n]{3,200})["']`,
].map((wording) => new RegExp(wording, 'g'))

/** What the failure misses by its own words, in the order of the log. */
export function missedNames(symptoms: readonly Symptom[]): readonly Missed[] {
  const names = new Map<string, Missed>()
  for (const symptom of symptoms) {
    if (!symptom.novel) continue
    const text = textOf(symptom).slice(0, longestText)
    for (const wording of wordings) {
      for (const [, found] of text.matchAll(wording)) {
        const clean = found?.replace(/[.:]{1,3}$/, '') ?? ''
        if (clean.length >= 3 && !names.has(clean)) names.set(clean, { name: clean, at: symptom.at })
        if (names.size >= mostNames) return [...names.values()]
      }
    }
  }
  return [...names.values()]
}

function textOf(symptom: Symptom): string {
  if (symptom.kind === 'diagnostic') return symptom.severity === 'error' ? symptom.message : ''
  return symptom.kind === 'error-message' ? symptom.text : ''
}
