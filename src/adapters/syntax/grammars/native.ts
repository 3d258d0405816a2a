import type { Grammar } from '../grammar.ts'

const references = `
(preproc_include path: (string_literal) @path)
(preproc_include path: (system_lib_string) @module)
`

/**
 * The name stands within as many wrappers as the returned type has stars. One pattern with alternatives: as patterns of
 * their own they took the runtime twice as long to get ready for.
 */
const functionNames = (name: string, wrapped = ''): string => {
  const named = `(function_declarator declarator: ${name} @defined)`
  return `
(function_definition declarator: [
  ${named}
  (pointer_declarator declarator: [${named} (pointer_declarator declarator: ${named})])
  ${wrapped}
]) @definition
`
}

const definitions = `
(struct_specifier name: (_) @defined body: (_)) @definition
(union_specifier name: (_) @defined body: (_)) @definition
(enum_specifier name: (_) @defined body: (_)) @definition
(type_definition declarator: (type_identifier) @defined) @definition
(preproc_function_def name: (identifier) @defined) @definition
(preproc_def name: (identifier) @defined) @definition
`

export const c: Grammar = {
  language: 'native',
  file: 'tree-sitter-c',
  endings: ['.c'],
  separator: '',
  query: references + functionNames('(identifier)') + definitions,
}

export const cpp: Grammar = {
  language: 'native',
  file: 'tree-sitter-cpp',
  endings: [
    '.cc',
    '.cpp',
    '.cxx',
    '.c++',
    '.h',
    '.hh',
    '.hpp',
    '.hxx',
    '.h++',
    '.inl',
    '.ipp',
    '.inc',
    '.cu',
    '.cuh',
  ],
  separator: '',
  query: `${references}
${functionNames('(_)', '(reference_declarator (function_declarator declarator: (_) @defined))')}
(class_specifier name: (_) @defined body: (_)) @definition
(namespace_alias_definition name: (_) @defined) @definition
(alias_declaration name: (type_identifier) @defined) @definition
${definitions}`,
}
