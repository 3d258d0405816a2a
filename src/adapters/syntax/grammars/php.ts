import type { Grammar } from '../grammar.ts'

const included = `[
  (string (string_content) @path)
  (binary_expression right: (string (string_content) @path))
  (parenthesized_expression (string (string_content) @path))
  (parenthesized_expression (binary_expression right: (string (string_content) @path)))
]`

export const php: Grammar = {
  language: 'php',
  file: 'tree-sitter-php',
  endings: ['.php', '.phpt'],
  separator: '\\',
  query: `
(namespace_definition name: (namespace_name) @package)
(namespace_use_declaration (namespace_use_clause . [(qualified_name) (name)] @module))
(namespace_use_declaration (namespace_name) @within (namespace_use_group (namespace_use_clause . (_) @module)))
(include_expression ${included})
(include_once_expression ${included})
(require_expression ${included})
(require_once_expression ${included})
(object_creation_expression [(name) (qualified_name)] @name)
(class_constant_access_expression . [(name) (qualified_name)] @name)
(scoped_call_expression scope: [(name) (qualified_name)] @name)
(scoped_property_access_expression scope: [(name) (qualified_name)] @name)
(base_clause [(name) (qualified_name)] @name)
(class_interface_clause [(name) (qualified_name)] @name)
(use_declaration [(name) (qualified_name)] @name)
(named_type [(name) (qualified_name)] @name)
(binary_expression operator: "instanceof" right: [(name) (qualified_name)] @name)
(function_definition name: (name) @defined) @definition
(method_declaration name: (name) @defined) @definition
(class_declaration name: (name) @defined) @definition
(interface_declaration name: (name) @defined) @definition
(trait_declaration name: (name) @defined) @definition
(enum_declaration name: (name) @defined) @definition
(const_declaration (const_element (name) @defined)) @definition
`,
}
