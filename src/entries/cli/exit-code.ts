/** What the exit code of the command says. Stands in the help and in docs/cli.md; scripts rely on it. */
export const ExitCode = {
  done: 0,
  bug: 1,
  badInput: 2,
  environment: 3,
  partial: 4,
} as const

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]
