import { type Groups, lineFrames } from './line-frames.ts'

/** The file with its package as folders: what the frame's own words say about where the file lies. */
const pathOf = (type: string, file: string): string => {
  if (!/\.\w{1,8}$/.test(file)) return `${(type.split('$')[0] ?? type).replaceAll('.', '/')}.java`
  const dot = type.lastIndexOf('.')
  return dot === -1 ? file : `${type.slice(0, dot).replaceAll('.', '/')}/${file}`
}

const placeOf = ({ type = '', method = '', file = '' }: Groups) => ({
  path: pathOf(type, file),
  symbol: `${type}.${method}`,
})

/** Java, Kotlin, Scala and Groovy. Each cause is a trace of its own. */
export const jvmFrames = lineFrames({
  name: 'jvm-frames',
  gap: 1,
  innermost: 'first',
  opening: { needs: ['aused by', 'uppressed'], pattern: /^\s{0,40}(?:Caused by|Suppressed):/ },
  patterns: [
    {
      // `at app//com.acme.Type$Inner.method(Type.java:12)`; loader and module stand before the last slash. A JavaScript
      // frame has a second number or a path between its brackets.
      needs: ['at '],
      pattern:
        /^\s{0,40}at (?:[\w.@+-]{0,120}\/){0,2}(?<type>[\w$.<>-]{1,300})\.(?<method>[\w$<>-]{1,200})\((?<file>[\w$-]{1,120}\.\w{1,8}|Native Method|Unknown Source|<generated>)(?::(?<line>\d{1,7}))?\)/,
      place: placeOf,
    },
    {
      // Kotlin and Groovy allow a test's method any name, and a type within it as well:
      // `at shop.DoorSpec.opens with a key(DoorSpec.kt:12)`, `at shop.DoorSpec$opens with a key$1.run(DoorSpec.kt:13)`.
      needs: ['.kt:', '.groovy:', '.scala:'],
      pattern:
        /^\s{0,40}at (?:[\w.@+-]{0,120}\/){0,2}(?<type>(?:[a-z][\w$]{0,80}\.){0,12}[A-Z][\w$ ,'=-]{0,300})\.(?<method>[^()]{1,300})\((?<file>[\w$-]{1,120}\.(?:kt|groovy|scala)):(?<line>\d{1,7})\)$/,
      place: placeOf,
    },
    {
      // Scala's compiler, and what sbt prints of it, go without the `at`: `[error] acme.shop.Door.open(Door.scala:12)`.
      needs: ['.scala:', '.java:', '.kt:'],
      pattern:
        /^(?:\[\w{4,7}\] |Error: {1,2})?\s{0,40}(?<type>[a-z][\w$]{0,80}(?:\.[\w$]{1,120}){1,12})\.(?<method>[\w$<>-]{1,200})\((?<file>[\w$-]{1,120}\.(?:scala|java|kt)):(?<line>\d{1,7})\)$/,
      place: placeOf,
    },
  ],
})
