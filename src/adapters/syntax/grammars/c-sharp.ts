import type { Grammar } from '../grammar.ts'

export const cSharp: Grammar = {
  language: 'dotnet',
  file: 'tree-sitter-c-sharp',
  endings: ['.cs'],
  separator: '.',
  query: `
(namespace_declaration name: (_) @package)
(file_scoped_namespace_declaration name: (_) @package)
(using_directive [(qualified_name) (identifier)] @all-of .)
(base_list (identifier) @name)
(base_list (generic_name . (identifier) @name))
(object_creation_expression type: (identifier) @name)
(object_creation_expression type: (generic_name . (identifier) @name))
(variable_declaration type: (identifier) @name)
(variable_declaration type: (generic_name . (identifier) @name))
(parameter type: (identifier) @name)
(parameter type: (generic_name . (identifier) @name))
(type_argument_list (identifier) @name)
(member_access_expression expression: (identifier) @name)
(attribute name: (identifier) @name)
(typeof_expression type: (identifier) @name)
(method_declaration returns: (identifier) @name)
(property_declaration type: (identifier) @name)
(class_declaration name: (identifier) @defined) @definition
(struct_declaration name: (identifier) @defined) @definition
(interface_declaration name: (identifier) @defined) @definition
(record_declaration name: (identifier) @defined) @definition
(enum_declaration name: (identifier) @defined) @definition
(delegate_declaration name: (identifier) @defined) @definition
(method_declaration name: (identifier) @defined) @definition
(constructor_declaration name: (identifier) @defined) @definition
(property_declaration name: (identifier) @defined) @definition
(field_declaration (variable_declaration (variable_declarator name: (identifier) @defined))) @definition
`,
}
