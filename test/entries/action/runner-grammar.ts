/** What a line of a job's output makes the runner do. */
export type RunnerCommand = { readonly command: string; readonly data: string }

/**
 * Commands that GitHub's runner would find in a job's output, by the rules of its `ActionCommand` and
 * `ActionCommandManager`: a line that begins with `::` after blanks, or holds `##[` anywhere; none between
 * `::stop-commands::token` and `::token::`. Lines end at any line end that .NET knows.
 */
export function runnerCommands(output: string): readonly RunnerCommand[] {
  const found: RunnerCommand[] = []
  let stopped: string | null = null
  for (const line of output.split(/\r\n|[\n\r\f\u0085\u2028\u2029]/u)) {
    const command = commandOf(line)
    if (command === null) continue
    if (stopped === null) {
      if (command.command === 'stop-commands') stopped = command.data
      else found.push(command)
    } else if (command.command === stopped) stopped = null
  }
  if (stopped !== null) throw new Error('Commands were left stopped')
  return found
}

function commandOf(line: string): RunnerCommand | null {
  const second = /^\s*::([^\s:]+)(?:\s[^:]*)?::(.*)$/u.exec(line)
  if (second !== null) return { command: second[1] ?? '', data: second[2] ?? '' }
  const first = /##\[([^\s\];]+)[^\]]*\](.*)$/u.exec(line)
  return first === null ? null : { command: first[1] ?? '', data: first[2] ?? '' }
}
