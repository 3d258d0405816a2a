import type { Grammar } from '../grammar.ts'

export const python: Grammar = {
  language: 'python',
  file: 'tree-sitter-python',
  endings: ['.py', '.pyi'],
  separator: '.',
  query: `
(import_statement name: (dotted_name) @module)
(import_statement name: (aliased_import name: (dotted_name) @module))
(import_from_statement module_name: (_) @module)
(import_from_statement module_name: (_) @within name: (dotted_name) @module)
(import_from_statement module_name: (_) @within name: (aliased_import name: (dotted_name) @module))
(call
  function: [(identifier) (attribute)] @_call
  arguments: (argument_list . (string (string_content) @module))
  (#any-of? @_call "import_module" "importlib.import_module" "__import__" "pytest.importorskip"))
(function_definition name: (identifier) @defined) @definition
(class_definition name: (identifier) @defined) @definition
(module (expression_statement (assignment left: (identifier) @defined) @definition))
`,
}
