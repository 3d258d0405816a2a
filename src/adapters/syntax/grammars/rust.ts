import type { Reference } from '../../../engine/model/parsed-source.ts'
import type { Grammar } from '../grammar.ts'

const mostOfOneUse = 200

export const rust: Grammar = {
  language: 'rust',
  file: 'tree-sitter-rust',
  endings: ['.rs'],
  separator: '::',
  query: `
(use_declaration argument: (_) @module)
(extern_crate_declaration name: (identifier) @module)
(mod_item name: (identifier) @path !body)
((scoped_identifier) @module (#match? @module "^(crate|super|self)::"))
((scoped_type_identifier) @module (#match? @module "^(crate|super|self)::"))
(macro_invocation
  macro: (identifier) @_macro
  (token_tree (string_literal) @path)
  (#any-of? @_macro "include" "include_str" "include_bytes"))
(attribute_item (attribute (identifier) @_attribute value: (string_literal) @path)
  (#eq? @_attribute "path"))
(function_item name: (identifier) @defined) @definition
(function_signature_item name: (identifier) @defined) @definition
(struct_item name: (type_identifier) @defined) @definition
(enum_item name: (type_identifier) @defined) @definition
(union_item name: (type_identifier) @defined) @definition
(trait_item name: (type_identifier) @defined) @definition
(type_item name: (type_identifier) @defined) @definition
(mod_item name: (identifier) @defined body: (_)) @definition
(const_item name: (identifier) @defined) @definition
(static_item name: (identifier) @defined) @definition
(macro_definition name: (identifier) @defined) @definition
`,
  expand: ({ kind, text }) =>
    kind === 'module' ? useTree(text).map((one): Reference => ({ kind, text: one })) : [{ kind, text }],
}

/** `a::{b, c::{self, d as e}, f::*}` names `a::b`, `a::c`, `a::c::d` and `a::f`; generic arguments are dropped. */
function useTree(text: string): readonly string[] {
  const found = new Set<string>()
  const outer: string[] = []
  let prefix = ''
  let part = ''
  const end = (): void => {
    const name = (prefix + part.replace(/\sas\s.*$/s, '').replace(/<.*$/s, '')).replaceAll(/\s/g, '')
    const plain = name.replace(/::(?:\*|self)?$/, '').replace(/^::/, '')
    if (part.trim() !== '' && plain !== '') found.add(plain)
    part = ''
  }
  for (const sign of text) {
    if (found.size >= mostOfOneUse) break
    if (sign === '{') {
      outer.push(prefix)
      prefix += part.trim()
      part = ''
    } else if (sign === '}') {
      end()
      prefix = outer.pop() ?? ''
    } else if (sign === ',') end()
    else part += sign
  }
  end()
  return [...found]
}
