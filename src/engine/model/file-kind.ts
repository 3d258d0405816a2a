/** What a file is for, as far as its path tells. */
export type FileKind = 'test' | 'documentation' | 'pipeline' | 'source'

const pipeline =
  /^\.(github|circleci|gitlab|buildkite)\/|^\.(travis|gitlab-ci|appveyor|cirrus)|(^|\/)(Jenkinsfile|azure-pipelines[^/]*)$/
const documentation =
  /(^|\/)(docs?|documentation|website)\/|\.(md|mdx|rst|adoc)$|(^|\/)(LICEN[CS]E|CHANGELOG|AUTHORS|README)[^/]*$/i
const text = /\.txt$/i
/** Text that a build or a packager reads, and no person for its own sake. */
const textForTools =
  /(?:^|\/)(?:CMakeLists|meson_options|[\w.-]{0,60}(?:requirements|constraints)[\w.-]{0,60}|requirements\/[\w.-]{1,60})\.txt$/i
const testFolder =
  /(?:^|\/)(?:tests?|__tests__|specs?|testing|testdata|test_data|test-d|e2e|unittests?|__mocks__|fixtures)\/|^x?t\//i
const testFile =
  /(?:^|\/)(?:tests?\.[a-z]+|test_[^/]+|spec_[^/]+|[^/]+[._-](?:tests?|spec|unittest|e2e|tst)\.[^/]+|[^/]+(?:Tests?|TestCase|Spec|IT)\.(?:java|kt|scala|groovy|cs|php|swift|ts|js)|conftest\.py|[^/]+\.t)$/

/** The kind of a file by the naming habits of the common ecosystems; `source` where none of them fits. */
export function fileKind(path: string): FileKind {
  if (pipeline.test(path)) return 'pipeline'
  if (testFolder.test(path) || testFile.test(path)) return 'test'
  if (documentation.test(path)) return 'documentation'
  return text.test(path) && !textForTools.test(path) ? 'documentation' : 'source'
}

/** Whether files are known and all are of one kind. */
export function areAll(files: readonly { readonly path: string }[], kind: FileKind): boolean {
  return files.length > 0 && files.every(({ path }) => fileKind(path) === kind)
}
