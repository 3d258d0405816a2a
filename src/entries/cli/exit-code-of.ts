import { Refusal, type RefusalKind } from '../../engine/model/refusal.ts'
import { ExitCode } from './exit-code.ts'

/** The exit code of a command that ended by throwing. What is no refusal is a bug. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof Refusal ? codes[error.kind] : ExitCode.bug
}

const codes: Record<RefusalKind, ExitCode> = {
  'bad-input': ExitCode.badInput,
  'not-found': ExitCode.badInput,
  'missing-permission': ExitCode.environment,
  misconfigured: ExitCode.environment,
  transient: ExitCode.environment,
  unavailable: ExitCode.environment,
}
