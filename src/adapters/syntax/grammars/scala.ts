import type { Reference } from '../../../engine/model/parsed-source.ts'
import type { Grammar } from '../grammar.ts'

const mostOfOneImport = 100

export const scala: Grammar = {
  language: 'jvm',
  file: 'tree-sitter-scala',
  endings: ['.scala', '.sc'],
  separator: '.',
  query: `
(package_clause name: (package_identifier) @package)
(import_declaration) @module
(type_identifier) @name
(call_expression function: (identifier) @name)
(field_expression value: (identifier) @name)
(class_definition name: (identifier) @defined) @definition
(object_definition name: (identifier) @defined) @definition
(trait_definition name: (identifier) @defined) @definition
(type_definition name: (type_identifier) @defined) @definition
(function_definition name: (identifier) @defined) @definition
(function_declaration name: (identifier) @defined) @definition
(val_definition pattern: (identifier) @defined) @definition
`,
  expand: ({ kind, text }) => (kind === 'module' ? imported(text) : [{ kind, text }]),
}

/** `import c.{D, E => F}, x.y._` names `c.D`, `c.E` and all of `x.y`. */
function imported(text: string): readonly Reference[] {
  const clauses = text.replace(/^import\s/, '').split(/,(?![^{}]*\})/)
  return clauses.slice(0, mostOfOneImport).flatMap((clause) => {
    const plain = clause.replaceAll(/\s/g, '')
    const brace = plain.indexOf('{')
    const before =
      brace < 0 ? plain.slice(0, plain.lastIndexOf('.')) : plain.slice(0, brace).replace(/\.$/, '')
    const names = brace < 0 ? [plain.slice(plain.lastIndexOf('.') + 1)] : plain.slice(brace + 1).split(/[,}]/)
    return names
      .filter((name) => name !== '')
      .slice(0, mostOfOneImport)
      .map((name): Reference => {
        const [first = ''] = name.split('=>')
        return /^[_*]$|^given$/.test(first)
          ? { kind: 'all-of', text: before }
          : { kind: 'module', text: `${before}.${first}` }
      })
  })
}
