import { costWords } from './cost-words.ts'
import type { Section } from './fit-sections.ts'
import type { ForgeLinks } from './forge-links.ts'
import { changeLink, markdownProse } from './markdown-pieces.ts'
import { always, folded, listOf } from './markdown-section.ts'
import { plainWords } from './markdown-text.ts'
import type { Report } from './report.ts'

/** What comes after the suspects and the cleared: doubts, things not done, what it cost, and how to answer. */
export function closingSections(report: Report, links: ForgeLinks): readonly Section[] {
  return [
    notCaught(report, links),
    notLookedAt(report),
    withheld(report),
    always(
      `**Cost.** This triage took ${costWords(report.cost, { wasAsked: report.secondOpinion !== undefined })}.`,
    ),
    secondOpinion(report, links),
    configuration(report),
    always(markdownProse(report.ifWrong, links)),
    words(report),
    always('<sub>Prime Suspect judges changes, not people.</sub>'),
  ]
}

function notCaught({ notCaught }: Report, links: ForgeLinks): Section {
  const items = notCaught.map(
    ({ change, sentence }) => `- ${changeLink(change, links)}: ${markdownProse(sentence, links)}`,
  )
  return {
    importance: 60,
    items,
    render: (kept, omitted) => listOf('### Why its own checks did not catch it', kept, omitted),
  }
}

function notLookedAt({ notLookedAt }: Report): Section {
  const items = notLookedAt.map(({ what, how, because }) => {
    const manner = how === 'in-part' ? 'read in part' : 'not read'
    return `- ${plainWords(what, 200)} (${manner}): ${plainWords(because, 300)}`
  })
  return folded(30, items, (count) => `Not looked at, or only in part: ${count}`)
}

function withheld({ withheld }: Report): Section {
  return {
    importance: 50,
    items: withheld.map(({ says }) => plainWords(says, 300)),
    render: (kept) => (kept.length === 0 ? '' : `**Not done.** ${kept.join(' ')}`),
  }
}

function secondOpinion({ secondOpinion }: Report, links: ForgeLinks): Section {
  return always(secondOpinion === undefined ? '' : `<sub>${markdownProse(secondOpinion, links)}</sub>`)
}

function configuration({ configuration }: Report): Section {
  return {
    importance: 55,
    items: configuration.map((says) => `- ${plainWords(says, 300)}`),
    render: (kept, omitted) => listOf('**Configuration.**', kept, omitted),
  }
}

/** Our own words, so that nothing of them has to be escaped. */
function words({ words = [] }: Report): Section {
  const items = words.map(({ word, does }) => `- \`${word}\`: ${does}`)
  return folded(5, items, () => 'What maintainers can say in a comment here, on its first line')
}
