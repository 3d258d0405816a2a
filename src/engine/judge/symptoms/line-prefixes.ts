// GitHub, GitLab (with its stream tag) and Jenkins put an ISO time before each line; others put the time of day.
const STAMP =
  /^\uFEFF?\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?(?: \d\d[OE][+ ])? ?/
const TIME_OF_DAY = /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]? /
// BuildKit's plain progress: `#12 3.456 text`.
const BUILDKIT = /^#\d{1,4} \d{1,6}\.\d{1,3} /
// Task runners and compose put the name of the package and task, or of the service, before each line.
const TASK =
  /^(?:@?[\w./-]{1,80}[:#](?:test|build|lint|check|typecheck|type-check|compile|tsc|ci|e2e|unit)[\w:-]{0,40}: |[\w@./-]{1,80} (?:test|build|lint|check|typecheck|compile)(?::[\w-]{1,30})?: |[a-z][\w-]{0,60}[-_]\d{1,3} {1,20}\| )/

/** The raw line without the time stamp before it. */
export const withoutStamp = (raw: string): string => {
  const first = raw.charCodeAt(0)
  const digit = first >= 0x30 && first <= 0x39
  if (!digit && first !== 0x5b && first !== 0x23 && first !== 0xfeff) return raw
  const stamped = STAMP.exec(raw) ?? TIME_OF_DAY.exec(raw) ?? BUILDKIT.exec(raw)
  const rest = stamped === null ? raw : raw.slice(stamped[0].length)
  return first === 0xfeff && stamped === null ? raw.slice(1) : rest
}

/** The clean text without the name of the task or service before it. */
export const withoutTask = (text: string): string => {
  if (!text.includes(': ') && !text.includes('| ')) return text
  const task = TASK.exec(text)
  return task === null ? text : text.slice(task[0].length)
}
