/** Arguments of a `git log` that prints messages alone: each commit as many NUL-ended fields as are named, in UTF-8. */
export function logArguments(fields: readonly string[]): readonly string[] {
  return [
    'log',
    '-z',
    '--no-patch',
    '--no-color',
    '--no-notes',
    '--encoding=UTF-8',
    `--format=${fields.join('%x00')}`,
  ]
}
