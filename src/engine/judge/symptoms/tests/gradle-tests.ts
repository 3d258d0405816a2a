import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const FAILED = /^\s{0,4}([\w.$]{1,300})(?:\[[\w -]{1,60}\])? > (\S.{0,300}?) FAILED(?: \(\d.{0,20}\))?$/
const PLACE = /^\s{1,12}[\w.$]{1,300} at (\w{1,200}\.(?:java|kt|groovy|scala)):(\d{1,7})$/

/** The file in the package of the suite: the report names only the file. */
const inPackage = (suite: string, file: string): string => {
  const dot = suite.lastIndexOf('.')
  return dot === -1 ? file : `${suite.slice(0, dot).replaceAll('.', '/')}/${file}`
}

/** Gradle's short report: `com.shop.CartTest > adds() FAILED`, below it the error's type and where it was thrown. */
export const gradleTests: Extractor = {
  name: 'gradle-tests',
  sees: { needs: [' FAILED'], after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const failed = line.text.includes(' FAILED') ? FAILED.exec(line.text) : null
      const place = failed === null ? null : PLACE.exec(lines[at + 1]?.text ?? '')
      if (failed === null || place === null) continue
      const [, suite = '', name = ''] = failed
      const path = inPackage(suite, place[1] ?? '')
      drafts.push({ line, about: name, symptom: failingTest(name, { suite, path, line: place[2] }) })
    }
    return drafts
  },
}
