import { fileKind } from '../../engine/model/file-kind.ts'

/** What a document of the corpus is. */
export type DocumentKind = 'documentation' | 'code' | 'wiki' | 'incident'

/** Not written by the people of the repository, or by people at all. */
const foreign =
  /(?:^|\/)(?:node_modules|bower_components|vendor|vendored|third[_-]?party|external|extern|dist|build|out|target|coverage|\.git|\.yarn|\.venv|venv|__pycache__|__snapshots__|testdata|fixtures?|golden|generated|gen)\//iu
const foreignFile =
  /(?:\.min\.(?:js|css)|\.(?:map|snap|lock|svg|csv|tsv|pb\.go|pb\.cc|pb\.h|ipynb|po|pot|xliff|sum)|(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|npm-shrinkwrap\.json|go\.sum|[^/]*\.generated\.[a-z]+|[^/]*_pb2(?:_grpc)?\.py))$/iu
/** Files whose purpose is to hold secrets: not even read. */
const secretFile =
  /(?:^|\/)(?:\.env(?:\.[^/]{1,40})?|\.netrc|\.npmrc|\.pypirc|\.htpasswd|id_(?:rsa|dsa|ecdsa|ed25519)|[^/]{0,200}\.(?:pem|key|p12|pfx|jks|keystore|kdbx|asc|gpg|tfvars|tfstate)|credentials(?:\.[a-z]{1,8})?|secrets?\.(?:ya?ml|json|toml|env))$/iu
const codeFile =
  /\.(?:[cm]?[jt]sx?|py|pyi|go|rs|java|kts?|scala|groovy|cs|fs|vb|rb|php|swift|mm?|c|cc|cpp|cxx|h|hh|hpp|hxx|inc|lua|pl|pm|r|jl|ex|exs|erl|hs|clj|cljs|dart|vue|svelte|astro|sh|bash|ps1|sql|graphql|proto|tf|bzl|bazel|cmake|gradle|ya?ml|toml|nix|dockerfile)$|(?:^|\/)(?:Dockerfile|Makefile|Rakefile|Gemfile|CMakeLists\.txt|BUILD|WORKSPACE|CODEOWNERS)$/iu

/** What a file of a repository is for the corpus; null where it is not taken. */
export function corpusKind(path: string): 'documentation' | 'code' | null {
  if (foreign.test(path) || foreignFile.test(path) || secretFile.test(path)) return null
  if (fileKind(path) === 'documentation') return 'documentation'
  return codeFile.test(path) ? 'code' : null
}

/** Pages of a wiki, in the markups that GitHub renders. */
export function isWikiPage(path: string): boolean {
  return /\.(?:md|markdown|mdown|textile|rdoc|org|creole|mediawiki|wiki|rst|asciidoc|adoc|asc|pod|txt)$/iu.test(
    path,
  )
}
