/** How much the words about a failure hold: nothing that could lead anywhere, something, or files and names of code. */
export type WordsKind = 'empty' | 'vague' | 'told'

/** Fewer words than these that mean something, and nobody could find anything by them. */
const fewest = 3
const identifiers = 2

const path =
  /(?<![\w.@-])(?:[\w.@-]{1,80}\/[\w./@-]{0,200}\w\.[A-Za-z]\w{0,7}\b|[\w-]{2,80}\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|swift|php|cs|c|cc|cpp|h|hpp|mm|scala|ex|exs|ya?ml|json|toml|sh|proto|gn|mlir|td|css|scss|html|sql|tf)\b)/
const identifier =
  /(?<!\w)(?:[a-z]{1,40}[A-Z]\w{1,80}|[A-Z][a-z0-9]{1,40}[A-Z]\w{1,80}|[A-Za-z0-9]{1,40}_\w{1,80}|\w{1,80}(?:::\w|\(\)|\.\w{1,80}\())/g

/** Words that every such message holds, whatever broke. */
const common = new Set(
  `a an and any are as at be been but by can cannot could did do does doing for from had has have he her here his how i if
in into is it its just let lets like may me more most my no not now of off on one only or other our out over please
re she should so some such than that the their them then there these they this those to too until up us use used using
very via was we were what when where which while who why will with would you your yet still also again all after before
about because since due however though although
revert reverts reverted reverting revertable rollback rolled roll back backed backing undo undoing reason reasons change
changes changed changelist cl commit commits committed patch patches pr prs pull request landed land landing lands merge
merged merging reland relanding submit submitted branch main master trunk
break breaks broke broken breaking breakage fail fails failed failing failure failures fix fixes fixed fixing cause
causes caused causing seem seems seemed issue issues problem problems bug bugs error errors bad wrong
build builds building builder builders bot bots buildbot buildbots buildkite jenkins ci test tests testing tree red green
temporarily temporary later investigate investigating investigation needed need needs unblock see some several thing
things make makes made get gets try trying introduced regression regressions regressed suspected possibly potentially
probably maybe original ref close closes closed resolve resolves want wanted help helps different approach sorry thanks http https www com org`.split(
    /\s+/,
  ),
)

export function wordsKind(told: string): WordsKind {
  // An address may lead a person to a log; its parts tell nothing.
  const text = told.replaceAll(/https?:\/\/\S{1,2000}/g, ' ')
  if (path.test(text) || (text.match(identifier) ?? []).length >= identifiers) return 'told'
  const telling = new Set(
    (text.match(/\p{L}[\p{L}\p{N}_-]{2,}/gu) ?? [])
      .map((word) => word.toLowerCase())
      .filter((word) => !common.has(word)),
  )
  return telling.size < fewest ? 'empty' : 'vague'
}
