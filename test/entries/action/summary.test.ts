import { fc, test } from '@fast-check/vitest'
import { describe, expect, vi } from 'vitest'

import { clipMarkdown, mostSummaryBytes, writeSummary } from '../../../src/entries/action/summary.ts'
import { runnerFiles } from './runner-files.ts'

describe('clipMarkdown', () => {
  test('leaves alone what is short enough', () => {
    expect(clipMarkdown('# Title\n\ntext', 1_000)).toBe('# Title\n\ntext')
  })

  test('cuts between lines and says so', () => {
    const clipped = clipMarkdown(`first\n${'x'.repeat(300)}\nlast`, 200)
    expect(clipped).toBe('first\n\n(cut here: a step summary has at most 1 MiB)')
  })

  test('closes a fence that the cut left open', () => {
    const clipped = clipMarkdown(`\`\`\`\`text\n\`\`\`\n${'log line\n'.repeat(100)}\`\`\`\`\n`, 200)
    const fences = clipped.split('\n').filter((line) => line.startsWith('````'))
    expect(fences).toEqual(['````text', '````'])
  })

  test.prop([
    fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('```', '````text', '````')), {
      maxLength: 60,
    }),
    fc.integer({ min: 100, max: 400 }),
  ])('keeps within the bytes with a line end to spare', (lines, most) => {
    expect(Buffer.byteLength(clipMarkdown(lines.join('\n'), most))).toBeLessThan(most)
  })
})

describe('writeSummary', () => {
  // First, because the toolkit remembers a path that it once found.
  test('says so where the runner has no summaries, and goes on', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '')
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await writeSummary('# Report')
    expect(write).toHaveBeenCalledWith(
      expect.stringContaining('::warning::The step summary could not be written'),
    )
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  })

  test('writes at most what GitHub takes', async () => {
    using files = runnerFiles()
    vi.stubEnv('GITHUB_STEP_SUMMARY', files.environment.GITHUB_STEP_SUMMARY)
    await writeSummary('ä line of some length\n'.repeat(60_000))
    const bytes = Buffer.byteLength(files.summary())
    expect(bytes).toBeLessThanOrEqual(mostSummaryBytes)
    expect(bytes).toBeGreaterThan(mostSummaryBytes - 1_000)
    vi.unstubAllEnvs()
  })
})
