import type { Grammar } from '../grammar.ts'

export const ruby: Grammar = {
  language: 'ruby',
  file: 'tree-sitter-ruby',
  endings: ['.rb', '.rake', '.ru', '.gemspec', 'Rakefile', 'Gemfile'],
  separator: '::',
  query: `
(call
  !receiver
  method: (identifier) @_call
  arguments: (argument_list . (string (string_content) @module))
  (#any-of? @_call "require" "load" "require_dependency"))
(call
  !receiver
  method: (identifier) @_call
  arguments: (argument_list . (string (string_content) @path))
  (#eq? @_call "require_relative"))
(call
  method: (identifier) @_call
  arguments: (argument_list . (simple_symbol) . (string (string_content) @module))
  (#eq? @_call "autoload"))
(scope_resolution) @name
(constant) @name
(method name: (_) @defined) @definition
(singleton_method name: (_) @defined) @definition
(class name: (_) @defined) @definition
(module name: (_) @defined) @definition
(assignment left: (constant) @defined) @definition
`,
}
