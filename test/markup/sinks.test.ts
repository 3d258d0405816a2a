import { describe, expect, it, vi } from 'vitest'

import { issueTitle } from '../../src/engine/act/issue-title.ts'
import { renderJson } from '../../src/engine/report/render-json.ts'
import { markdownVerdict, renderMarkdown } from '../../src/engine/report/render-markdown.ts'
import { renderTerminal } from '../../src/engine/report/render-terminal.ts'
import { revertBody } from '../../src/engine/report/revert-body.ts'
import { annotate, lineNotes } from '../../src/entries/action/annotations.ts'
import { guardedPrint } from '../../src/entries/action/guarded-print.ts'
import { fail, warn } from '../../src/entries/action/say.ts'
import { composeBacktestReport } from '../../src/learn/report/compose-backtest-report.ts'
import { renderBacktestHtml } from '../../src/learn/report/render-backtest-html.ts'
import { aJudgement } from '../builders/a-judgement.ts'
import { hostileReport } from '../engine/report/hostile-report.ts'
import { runnerCommands } from '../entries/action/runner-grammar.ts'
import { aBacktest } from '../learn/report/a-backtest.ts'
import { corpus } from './corpus.ts'
import { shapeOfHtml, shapeOfMarkdown } from './page-shape.ts'

const forgeUrl = 'https://github.com'
const options = { forgeUrl, repo: { owner: 'acme', name: 'shop' } }
const base = `${forgeUrl}/acme/shop/`
const kinds = ['culprit', 'shortlist', 'silent'] as const
/** As many as a report takes in at a time, each different, as the texts of the corpus are. */
const harmless = Array.from({ length: 24 }, (_, index) => `harmless${'abcdefghijklmnopqrstuvwxyz'[index]}`)
const texts = corpus.map(({ text }) => text)

/** Every text once, in groups; a report has more places for text than a group has texts, so each stands in it. */
function groupsOf(size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, index) =>
    texts.slice(index * size, (index + 1) * size),
  )
}

/** What the function finds wrong in any group, with the group's first text to find it again. */
function wrongIn(size: number, check: (group: readonly string[]) => readonly string[]): readonly string[] {
  return groupsOf(size).flatMap((group) =>
    check(group).map((wrong) => `${wrong}\n  in ${JSON.stringify(group[0]?.slice(0, 60))}`),
  )
}

/** So that a text stands at another place in each kind of report. */
const turned = (group: readonly string[], by: number): readonly string[] => [
  ...group.slice(by % group.length),
  ...group.slice(0, by % group.length),
]

/** A copy in which every text that is `§0` to `§3`, or holds it, holds these texts instead. */
function withTexts<T>(value: T, group: readonly string[]): T {
  const filled = (one: unknown): unknown => {
    if (typeof one === 'string')
      return one.replaceAll(/\u00A7([0-3])/gu, (_, digit) => group[Number(digit)] ?? 'none')
    if (Array.isArray(one)) return one.map(filled)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, filled(inner)]))
  }
  return filled(value) as T
}

describe('the corpus', () => {
  it('holds 2,400 different texts of twelve kinds', () => {
    expect(corpus).toHaveLength(2400)
    expect(new Set(corpus.map(({ kind, text }) => `${kind} ${text}`)).size).toBe(2400)
    expect(new Set(corpus.map(({ kind }) => kind)).size).toBe(12)
  })
})

describe('as GitHub shows it, no text calls, links, loads, closes, hides or changes the structure', () => {
  it.each(kinds)('of an issue, a comment, a check run or a step summary: %s', (kind) => {
    const shapeOf = (group: readonly string[]) =>
      shapeOfMarkdown(
        renderMarkdown(hostileReport(turned(group, 7 * kinds.indexOf(kind)), kind), options),
        base,
      )
    const expected = shapeOf(harmless)
    expect(expected.strangers).toEqual([])
    const wrong = wrongIn(harmless.length, (group) => {
      const { shape, strangers } = shapeOf(group)
      return [...strangers, ...(shape === expected.shape ? [] : ['another structure'])]
    })
    expect(wrong).toEqual([])
  })

  it('of the text of a revert, and of the sentence that closes an incident', () => {
    const bodies = (group: readonly string[]): string => {
      const report = hostileReport(group, 'shortlist')
      const [first] = report.suspects
      if (first === undefined) throw new Error('There is no suspect')
      const act = { pull: 12, change: first.change.id }
      const revert = revertBody(report, act, null, { ...options, issueUrl: null })
      return `${revert.replace('Reverts #12.', 'Reverts.')}\n\n${markdownVerdict(report, options)}`
    }
    const expected = shapeOfMarkdown(bodies(harmless.slice(0, 6)), base)
    const wrong = wrongIn(6, (group) => {
      const { shape, strangers } = shapeOfMarkdown(bodies(group), base)
      return [...strangers, ...(shape === expected.shape ? [] : ['another structure'])]
    })
    expect(wrong).toEqual([])
  })

  it('of a page of the backtest', () => {
    const marks = { text: '\u00A70', title: '\u00A71', because: '\u00A72', repo: '\u00A73' }
    const report = composeBacktestReport(aBacktest(marks))
    const page = (group: readonly string[]): string => renderBacktestHtml(withTexts(report, group))
    const expected = shapeOfHtml(page(harmless.slice(0, 4)))
    const wrong = wrongIn(4, (group) => {
      const { shape, strangers } = shapeOfHtml(page(group))
      return [...strangers, ...(shape === expected.shape ? [] : ['another structure'])]
    })
    expect(wrong).toEqual([])
  })
})

describe('a title', () => {
  const obeyed =
    /@[\p{L}\p{N}]|#\d|\bGH-\d|:\/\/|[`<>[\]*|\\]|\p{C}|\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+\S*#\d/iu

  it.each(['check', 'workflow-run', 'alert'] as const)('names nobody and nothing: %s', (kind) => {
    const wrong = texts.flatMap((name) => {
      const run = { workflow: name, workflowId: '1', runId: '1', attempt: 1, branch: name }
      const title = issueTitle(
        kind === 'check'
          ? { kind, name }
          : kind === 'alert'
            ? { kind, name, environment: name }
            : { kind, ...run },
      )
      return obeyed.test(title) || title.length > 200 ? [title] : []
    })
    expect(wrong).toEqual([])
  })
})

describe('in a terminal', () => {
  it.each(kinds)('nothing is obeyed, and no line is wider than it: %s', (kind) => {
    const wrong = wrongIn(harmless.length, (group) => {
      const text = renderTerminal(hostileReport(group, kind), { color: true, width: 80 })
      const plain = text.replaceAll(/\u001B\[(?:0|1|2|1;3[136])m/gu, '')
      return plain
        .split('\n')
        .filter((line) => /[\p{C}\p{Zl}\p{Zp}]/u.test(line))
        .map((line) => JSON.stringify(line))
    })
    expect(wrong).toEqual([])
  })

  it('nothing of the JSON is obeyed, and it says the same as before', () => {
    const wrong = wrongIn(harmless.length, (group) => {
      const report = hostileReport(group)
      const json = renderJson(report)
      const told = JSON.parse(json) as { readonly suspects: unknown }
      expect(told.suspects).toEqual(JSON.parse(JSON.stringify(report.suspects)))
      return /[\p{C}\p{Zl}\p{Zp}]/u.test(json.replaceAll('\n', '')) ? ['a character that is obeyed'] : []
    })
    expect(wrong).toEqual([])
  })
})

describe('in the log of an Action', () => {
  function printed(print: () => void): string {
    const lines: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      lines.push(String(line))
      return true
    })
    const before = process.exitCode
    try {
      print()
    } finally {
      write.mockRestore()
      process.exitCode = before
    }
    return lines.join('')
  }

  it('the report holds no command, and only our own notices are commands', () => {
    const wrong = wrongIn(harmless.length, (group) => {
      const report = hostileReport(group, 'shortlist')
      const ids = report.suspects.map(({ change }) => change.id)
      const notes = lineNotes({ report, judgement: aJudgement({ verdict: { kind: 'shortlist', ids } }) })
      const output = printed(() => {
        guardedPrint(renderTerminal(report, { color: true, width: 120 }))
        annotate(notes)
      })
      const found = runnerCommands(output).map(({ command }) => command)
      const isOurs = found.length === notes.length && found.every((command) => command === 'notice')
      return isOurs ? [] : [`${found.join(' ')} for ${notes.length}: ${output.slice(-600)}`]
    })
    expect(wrong).toEqual([])
  })

  it('a reason for a warning or a failure is one command, whatever it says', () => {
    const wrong = texts.flatMap((reason) => {
      const output = printed(() => {
        warn(`The issue was not written: ${reason}`)
        fail(reason)
      })
      const found = runnerCommands(output).map(({ command }) => command)
      return found.join(' ') === 'warning error' ? [] : [`${found.join(' ')}: ${reason.slice(0, 60)}`]
    })
    expect(wrong).toEqual([])
  })
})
