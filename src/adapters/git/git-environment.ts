/** What a git process may see of ours: where programs and temporary files are, and nothing that holds a secret. */
const passedOn = new Set([
  'PATH',
  'PATHEXT',
  'SYSTEMROOT',
  'WINDIR',
  'TEMP',
  'TMP',
  'TMPDIR',
  'LD_LIBRARY_PATH',
  'DEVELOPER_DIR',
])

/**
 * Fixed for every git process. Inherited `GIT_*` variables could point git at another repository, index or
 * configuration, so none is passed on. `HOME` points nowhere because git before 2.32 does not know GIT_CONFIG_GLOBAL.
 * No protocol is allowed and objects a partial clone lacks are not fetched: reading never opens a connection and so
 * never starts the ssh command, upload-pack or remote helper that a hostile configuration names.
 */
const fixed = {
  LC_ALL: 'C',
  LANGUAGE: 'C',
  HOME: '/dev/null',
  XDG_CONFIG_HOME: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_GRAFT_FILE: '/dev/null',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  GIT_PAGER: 'cat',
  GIT_LITERAL_PATHSPECS: '1',
  NoDefaultCurrentDirectoryInExePath: '1',
}

/** The whole environment of a git process, made from the one we run in. */
export function gitEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && passedOn.has(entry[0].toUpperCase()),
  )
  return { ...Object.fromEntries(kept), ...fixed }
}
