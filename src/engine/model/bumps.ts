import type { Change, FileChange } from './change.ts'

/** A dependency or submodule that a change moves from one version to another. All text is untrusted. */
export type Bump = {
  /** Of the package, or the path of the submodule. */
  readonly name: string
  /** A version or range as written, or a commit id. */
  readonly from: string
  readonly to: string
  readonly file: string
}

/** Of one change; one that moves hundreds is no better understood by all of them. */
const MOST = 20

const submodule = /^Subproject commit ([0-9a-f]{40})$/

/** How the manifests that people write name a version, in one line. Locks are left out: they only follow. */
const manifests: readonly { readonly file: RegExp; readonly line: RegExp }[] = [
  {
    file: /(?:^|\/)(?:package|composer)\.json$/,
    line: /^\s{0,20}"([\w@./-]{1,120})"\s{0,4}:\s{0,4}"([^"\s]{0,20}\d[^"]{0,60})"/,
  },
  {
    file: /(?:^|\/)(?:Cargo|pyproject|libs\.versions)\.toml$|(?:^|\/)Pipfile$/,
    line: /^\s{0,20}"?([\w.-]{1,120})"?\s{0,4}=\s{0,4}(?:\{[^}"]{0,80}version\s{0,4}=\s{0,4})?"([^"\s]{0,20}\d[^"]{0,60})"/,
  },
  { file: /(?:^|\/)go\.mod$/, line: /^\s{0,20}(?:require\s)?([\w./~-]{1,160})\s(v\d[\w.+-]{0,80})/ },
  {
    file: /(?:^|\/)(?:[\w.-]{0,60}requirements[\w.-]{0,60}|constraints)\.(?:txt|in)$/,
    line: /^([\w.-]{1,120})(?:\[[\w,-]{1,80}\])?\s{0,4}((?:[=~><!]=|[<>])\s{0,4}[\w.,=<>!~* -]{1,60})/,
  },
  {
    file: /(?:^|\/)Gemfile$/,
    line: /^\s{0,20}gem ["']([\w.-]{1,120})["'],\s{0,4}["']([^"']{1,60})["']/,
  },
  {
    file: /(?:^|\/)build\.gradle(?:\.kts)?$/,
    line: /["']([\w.-]{1,120}:[\w.-]{1,120}):([\w.+-]{1,60})["']/,
  },
  {
    file: /(?:^|\/)(?:[\w.-]{0,60}Dockerfile[\w.-]{0,60}|Containerfile)$/,
    line: /^FROM\s{1,4}(?:--platform=\S{1,60}\s{1,4})?([\w./-]{1,160})[:@]([\w.:-]{1,100})/i,
  },
  {
    file: /^\.github\/(?:workflows|actions)\/.{1,200}\.ya?ml$/,
    line: /^\s{0,40}(?:-\s{1,4})?uses:\s{1,4}["']?([\w./-]{1,160})@([\w./-]{1,100})/,
  },
]

/**
 * What a change moves to another version, told from its patches alone: the same name on a removed and on an added line.
 * What was only added or only removed is no bump.
 */
export function bumpsIn({ files }: Pick<Change, 'files'>): readonly Bump[] {
  return files.flatMap(bumpsOfFile).slice(0, MOST)
}

function bumpsOfFile({ path, patch }: FileChange): readonly Bump[] {
  const line = manifests.find(({ file }) => file.test(path))?.line
  const read = (text: string): readonly [string, string] | null => {
    const commit = submodule.exec(text)?.[1]
    if (commit !== undefined) return [path, commit]
    const [, name, version] = line?.exec(text.slice(0, 400)) ?? []
    return name === undefined || version === undefined ? null : [name, version]
  }
  const versions = (mark: '+' | '-'): readonly (readonly [string, string])[] =>
    (patch ?? '')
      .split('\n')
      .filter((one) => one.startsWith(mark))
      .flatMap((one) => {
        const found = read(one.slice(1).replace(/\r$/, ''))
        return found === null ? [] : [found]
      })
  const before = new Map(versions('-'))
  return versions('+').flatMap(([name, to]) => {
    const from = before.get(name)
    return from === undefined || from === to ? [] : [{ name, from, to, file: path }]
  })
}
