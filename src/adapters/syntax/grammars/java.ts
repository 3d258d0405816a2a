import type { Grammar } from '../grammar.ts'

export const java: Grammar = {
  language: 'jvm',
  file: 'tree-sitter-java',
  endings: ['.java'],
  separator: '.',
  query: `
(package_declaration [(scoped_identifier) (identifier)] @package)
(import_declaration [(scoped_identifier) (identifier)] @module .)
(import_declaration [(scoped_identifier) (identifier)] @all-of (asterisk))
(type_identifier) @name
(method_invocation object: (identifier) @name)
(field_access object: (identifier) @name)
(method_reference . (identifier) @name)
(class_declaration name: (identifier) @defined) @definition
(interface_declaration name: (identifier) @defined) @definition
(enum_declaration name: (identifier) @defined) @definition
(record_declaration name: (identifier) @defined) @definition
(annotation_type_declaration name: (identifier) @defined) @definition
(method_declaration name: (identifier) @defined) @definition
(constructor_declaration name: (identifier) @defined) @definition
(field_declaration declarator: (variable_declarator name: (identifier) @defined)) @definition
`,
}
