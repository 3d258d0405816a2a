/**
 * Settings that stand over the clone's own configuration. A clone may be hostile: each of these either runs a program
 * of its choice, reads a file of its choice, or bends the output we parse.
 */
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  // Git 2.43 to 2.45 read attributes from HEAD in a bare repository; HEAD may be newer than what we may look at.
  'attr.tree=refs/no-such-tree',
  'core.pager=cat',
  'core.askPass=',
  'core.sshCommand=false',
  'core.gitProxy=none',
  'credential.helper=',
  'gpg.program=false',
  'log.showSignature=false',
  'log.mailmap=false',
  'mailmap.file=/dev/null',
  'mailmap.blob=',
  // Git takes our empty list of grafts for a clone that has some.
  'advice.graftFileDeprecated=false',
  'submodule.recurse=false',
  'diff.suppressBlankEmpty=false',
  // Named from the top of the work tree; where it is not, `git log` gives up over the names of files.
  'diff.orderFile=/dev/null',
  'core.quotePath=false',
  // Larger files count as binary in diffs, which bounds the memory one comparison takes.
  'core.bigFileThreshold=32m',
  'maintenance.auto=false',
  'gc.auto=0',
  'protocol.allow=never',
]

/** Arguments that come before the git command. */
export const hardenedConfig: readonly string[] = [
  '--no-pager',
  // A work tree is never read, so a clone gives the same answers as its bare copy.
  '--bare',
  ...settings.flatMap((setting) => ['-c', setting]),
]
