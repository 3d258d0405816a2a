/** Words of which the headings of issue forms are made, whatever the project: none of them tells of one failure. */
const FORM_WORDS: ReadonlySet<string> = new Set(
  `a about actual actually add added additional after all an and any anything are as ask at attach backtrace be been
  before behavior behaviors behaviour behaviours brief bug bugs by can cause check checked checklist checks clear code
  comment comments complete concise config configuration configurations confirm consistent context could crash current
  currently debug demo describe described describing description desired detail detailed details diagnosis did
  different do does downloads else encountered error errors evidence example examples existing exists expect
  expectation expectations expected extra far feature files fill following for frequency full further get give happen
  happened happening happens have help helpful here how i if impact important in include info information instead
  instructions intended is issue issues it java know known last latest library like link links list log logs main me
  message messages minimal minimised minimized minimum more motivation my need needed no not note notes observe
  observed occur occurred occurs of on one optional or other our out output outputs please possible preliminary
  problem problems proposed provide question questions read reason received references regression related relevant
  repo report reported reporting repro reproduce reproduced reproducer reproducible reproducing reproduction required
  result results sample saw screenshot screenshots search searched see seeing self server severity should show similar
  snippet so solution solutions stack stacktrace step steps submit submitting suggest suggested suggestion suggestions
  summary tell template test text that the there these things this thoughts title tl tldr to trace traceback tried try
  type us use used useful using video videos visuals want was we went were what when where which while who why with
  workaround workarounds would wrong you your yours`.split(/\s+/),
)

/** Words of headings below which a form asks where something runs, which is told whatever fails. */
const PLACE_WORDS: ReadonlySet<string> = new Set(
  `arch architecture browser browsers build client commit compiler cpu dependencies desktop device devices distribution
  distro environment environments gpu hardware host installation installed kernel locale machine manager method model
  mobile node npm operating os package packages parameters phone platform platforms python runtime sdk shell smartphone
  software system systems target terminal toolchain variant version versions`.split(/\s+/),
)

/** What a heading that asks for a version ends with, whatever it is the version of; or a command that prints it. */
const ASKS_FOR_VERSION =
  /\b(?:versions?|environment|system info(?:rmation)?)[ ?:.!]{0,4}$|`[^`]{1,60} (?:info|version|-{1,2}v(?:ersion)?)`[ :.]{0,4}$/

/** A heading is short; a longer line in bold or behind a `#` is somebody's sentence. */
const MOST_WORDS = 12
/** Words before "version": the name of a product or two. */
const MOST_NAMES = 4

/** What stands in brackets only explains: "Neovim version (nvim -v)". */
const withoutBrackets = (heading: string): string => heading.replace(/\([^()]{0,80}\)/g, ' ').trimEnd()

/**
 * What a heading of a report is: words of a form (`form`), a form's question for where it runs (`place`), or the
 * reporter's own, which tells of the failure (null).
 */
export const headingKind = (heading: string): 'form' | 'place' | null => {
  const text = withoutBrackets(heading).toLowerCase()
  const words = text.match(/[\p{L}\d][\p{L}\d'’]*/gu) ?? []
  if (words.length > MOST_WORDS) return null
  const names = words.filter((word) => !FORM_WORDS.has(word) && !PLACE_WORDS.has(word)).length
  if (ASKS_FOR_VERSION.test(text) && names <= MOST_NAMES) return 'place'
  if (names > 0) return null
  return words.some((word) => PLACE_WORDS.has(word)) ? 'place' : 'form'
}
