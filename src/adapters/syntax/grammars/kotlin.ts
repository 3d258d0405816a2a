import type { Grammar } from '../grammar.ts'

export const kotlin: Grammar = {
  language: 'jvm',
  file: 'tree-sitter-kotlin',
  endings: ['.kt', '.kts'],
  separator: '.',
  query: `
(package_header (identifier) @package)
(import_header (identifier) @module .)
(import_header (identifier) @module . (import_alias))
(import_header (identifier) @all-of . (wildcard_import))
(user_type (type_identifier) @name)
(call_expression . (simple_identifier) @name)
(navigation_expression . (simple_identifier) @name)
(class_declaration (type_identifier) @defined) @definition
(object_declaration (type_identifier) @defined) @definition
(type_alias (type_identifier) @defined) @definition
(function_declaration (simple_identifier) @defined) @definition
(property_declaration (variable_declaration (simple_identifier) @defined)) @definition
`,
}
