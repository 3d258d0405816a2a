import { fileKind } from '../../../model/file-kind.ts'
import type { PathIndex } from './path-index.ts'
import { testedStem } from './test-paths.ts'

const ENDINGS: readonly string[] = (
  'ts tsx d.ts js jsx mjs cjs mts vue svelte py pyi rb go rs java kt scala groovy php cs fs c cc cpp cxx h hh hpp m mm swift dart ex exs ' +
  'pl pm lua hs ml sh'
).split(' ')

/** Names that files have for the part they play: as a word of a log they mean no file. */
const PARTS_PLAYED: ReadonlySet<string> = new Set(
  (
    'index main setup init test tests util utils common config types type error errors base core app server client model models ' +
    'helper helpers constants version build run readme license makefile name value data string object array number'
  ).split(' '),
)

/** Characters of a name that is looked for. */
const NAME_CAP = 300

/** A name of this many files says nothing. */
const COMMON_FROM = 5

const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()

const camel = (low: string): string =>
  low.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What the file of a test's suite may be called beside the suite's own name. */
const suiteFiles = (name: string): readonly string[] => {
  const stem = /^(.{2,100}[a-z0-9])Tests?$/.exec(name)?.[1]
  if (stem === undefined) return []
  const low = snake(stem)
  return [`${stem}_test`, `${stem}_unittest`, `${low}_test`, `${low}_tests`, `${low}_unittest`, `test_${low}`]
}

const spellings = (name: string): readonly string[] => {
  const low = snake(name).replaceAll('-', '_')
  const own = [name, low, low.replaceAll('_', '-'), name.toLowerCase(), low.replaceAll('_', '')]
  return [...new Set([...own, camel(low), ...suiteFiles(name)])]
}

const filesCalled = (index: PathIndex, name: string): readonly string[] =>
  spellings(name).flatMap((spelling) => ENDINGS.flatMap((ending) => index.named(`${spelling}.${ending}`)))

const sameFolders = (path: string, folders: readonly string[]): number => {
  const parts = new Set(path.toLowerCase().split('/').slice(0, -1))
  return folders.filter((folder) => parts.has(folder)).length
}

/** Those of the files whose folders agree most with the name's own qualifiers. */
const closest = (files: readonly string[], folders: readonly string[]): readonly string[] => {
  const scores = files.map((file) => sameFolders(file, folders))
  const top = scores.reduce((most, score) => Math.max(most, score), 0)
  return files.filter((_, at) => scores[at] === top)
}

const SEPARATORS = /::|[./\\#$]/

/**
 * Files that a module-ish name may stand for: a Java class with its package, a Python module, `Foo::Bar`, `Foo\Bar`,
 * a bare type. From the last part backwards, the first part that some file is called after counts.
 */
export const filesNamed = (index: PathIndex, name: string): readonly string[] => {
  if (name.length > NAME_CAP || /\s/.test(name)) return []
  const parts = name.split(SEPARATORS).filter((part) => /^[A-Za-z_][\w-]*$/.test(part))
  for (let last = parts.length - 1; last >= 0 && last >= parts.length - 3; last -= 1) {
    const part = parts[last] ?? ''
    if (part.length < 3 || PARTS_PLAYED.has(snake(part).replaceAll('_', ''))) continue
    const folders = parts.slice(0, last).flatMap((folder) => [folder.toLowerCase(), snake(folder)])
    const files = closest(filesCalled(index, part), folders)
    if (files.length > 0 && files.length < COMMON_FROM) return files
  }
  return []
}

const foldersOf = (path: string): readonly string[] =>
  path
    .toLowerCase()
    .split('/')
    .slice(0, -1)
    .filter((folder) => !/^(?:tests?|__tests__|specs?|src|lib|main|java|kotlin|unit)$/.test(folder))

/** The file that a test file tests, judged by their names: `src/a.ts` for `test/a.test.ts`, `Foo.java` for `FooTest.java`. */
export const testedFiles = (index: PathIndex, testPath: string): readonly string[] => {
  const basename = testPath.slice(testPath.lastIndexOf('/') + 1)
  const folder = testPath.slice(0, testPath.lastIndexOf('/') + 1)
  const stem =
    testedStem(basename) ?? (fileKind(testPath) === 'test' ? basename.replace(/\.[^.]+$/, '') : null)
  if (stem === null || stem.length > NAME_CAP) return []
  const beside = ENDINGS.map((ending) => `${folder}${stem}.${ending}`).filter((path) => index.has(path))
  const others = beside.filter((path) => fileKind(path) !== 'test')
  if (others.length > 0) return others
  const files = filesCalled(index, stem).filter((path) => path !== testPath && fileKind(path) !== 'test')
  const near = closest(files, foldersOf(testPath))
  return near.length < COMMON_FROM ? near : []
}
