import { asking, type Ask } from './ask.ts'
import { playStory, type Played } from './play-story.ts'
import { startDouble, type Double, type DoubleOptions } from './start-double.ts'
import { deployStory, type Story, type StoryOptions } from './story.ts'

/** A double in which a story was played, with an installation of the App and a client that holds its token. */
export type Stage = {
  readonly double: Double
  readonly story: Story
  readonly played: Played
  readonly installationId: number
  readonly ask: Ask
  /** `/repos/owner/name`. */
  readonly base: string
  /** Closes the double, which throws on violations, and deletes the story. */
  readonly close: () => Promise<void>
}

export async function startStage(
  options: StoryOptions & { readonly double?: DoubleOptions } = {},
): Promise<Stage> {
  const [double, story] = await Promise.all([startDouble(options.double), deployStory(options)])
  const played = await playStory(double, story)
  const { id } = double.install({ account: story.owner })
  return {
    double,
    story,
    played,
    installationId: id,
    ask: asking(double, double.token({ kind: 'installation', installation: id })),
    base: `/repos/${story.owner}/${story.name}`,
    close: async () => {
      await story.remove()
      await double.close()
    },
  }
}
