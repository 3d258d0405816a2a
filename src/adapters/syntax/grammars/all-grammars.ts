import type { Grammar } from '../grammar.ts'
import { cSharp } from './c-sharp.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { kotlin } from './kotlin.ts'
import { c, cpp } from './native.ts'
import { php } from './php.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'
import { rust } from './rust.ts'
import { scala } from './scala.ts'
import { component, javascript, tsx, typescript } from './script.ts'

export const allGrammars: readonly Grammar[] = [
  c,
  component,
  cpp,
  cSharp,
  go,
  java,
  javascript,
  kotlin,
  php,
  python,
  ruby,
  rust,
  scala,
  tsx,
  typescript,
]
