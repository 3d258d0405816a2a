import type { Grammar } from '../grammar.ts'
import { scriptBlocks } from '../script-blocks.ts'

const references = `
(import_statement source: (string (string_fragment) @module))
(export_statement source: (string (string_fragment) @module))
(call_expression function: (import) arguments: (arguments . (string (string_fragment) @module)))
(call_expression
  function: [(identifier) (member_expression)] @_call
  arguments: (arguments . (string (string_fragment) @module))
  (#any-of? @_call
    "require" "require.resolve" "proxyquire" "importScripts"
    "jest.mock" "jest.doMock" "jest.requireActual" "vi.mock" "vi.doMock" "vi.importActual"))
(new_expression
  constructor: (identifier) @_url
  arguments: (arguments . (string (string_fragment) @path) . (member_expression))
  (#eq? @_url "URL"))
`

const definitions = `
(function_declaration name: (identifier) @defined) @definition
(generator_function_declaration name: (identifier) @defined) @definition
(method_definition name: (_) @defined) @definition
(variable_declarator name: (identifier) @defined value: [(arrow_function) (function_expression)]) @definition
(program (lexical_declaration (variable_declarator name: (identifier) @defined) @definition))
(program (variable_declaration (variable_declarator name: (identifier) @defined) @definition))
(program (export_statement (lexical_declaration (variable_declarator name: (identifier) @defined) @definition)))
(assignment_expression
  left: (member_expression property: (property_identifier) @defined)
  right: [(arrow_function) (function_expression)]) @definition
(pair key: (property_identifier) @defined value: [(arrow_function) (function_expression)]) @definition
`

const plainClasses = '(class_declaration name: (identifier) @defined) @definition'

const typed = `
(import_statement (import_require_clause source: (string (string_fragment) @module)))
(class_declaration name: (type_identifier) @defined) @definition
(abstract_class_declaration name: (type_identifier) @defined) @definition
(interface_declaration name: (type_identifier) @defined) @definition
(type_alias_declaration name: (type_identifier) @defined) @definition
(enum_declaration name: (identifier) @defined) @definition
(internal_module name: (identifier) @defined) @definition
(public_field_definition name: (property_identifier) @defined value: (arrow_function)) @definition
`

export const javascript: Grammar = {
  language: 'script',
  file: 'tree-sitter-javascript',
  endings: ['.js', '.mjs', '.cjs', '.jsx'],
  separator: '',
  query: references + definitions + plainClasses,
}

export const typescript: Grammar = {
  language: 'script',
  file: 'tree-sitter-typescript',
  endings: ['.ts', '.mts', '.cts'],
  separator: '',
  query: references + definitions + typed,
}

export const tsx: Grammar = { ...typescript, file: 'tree-sitter-tsx', endings: ['.tsx'] }

/** Vue and Svelte components. */
export const component: Grammar = { ...typescript, endings: ['.vue', '.svelte'], prepare: scriptBlocks }
