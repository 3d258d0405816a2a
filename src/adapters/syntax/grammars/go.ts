import type { Grammar } from '../grammar.ts'

export const go: Grammar = {
  language: 'go',
  file: 'tree-sitter-go',
  endings: ['.go'],
  separator: '',
  query: `
(import_spec path: (_) @module)
(package_clause (package_identifier) @package)
(function_declaration name: (identifier) @defined) @definition
(method_declaration name: (field_identifier) @defined) @definition
(type_spec name: (type_identifier) @defined) @definition
(type_alias name: (type_identifier) @defined) @definition
(source_file (const_declaration (const_spec name: (identifier) @defined) @definition))
(source_file (var_declaration (var_spec name: (identifier) @defined) @definition))
(source_file (var_declaration (var_spec_list (var_spec name: (identifier) @defined) @definition)))
`,
}
