import { playStory, type Played } from '../../test/double/play-story.ts'
import { startDouble, type Double } from '../../test/double/start-double.ts'
import { deployStory, type Story } from '../../test/double/story.ts'
import { secret } from '../../test/entries/app/a-webhook.ts'

export type Tenant = { readonly played: Played; readonly story: Story; readonly installation: number }

/** A double with several installations, each with a repository of its own and the same history in it. */
export type Fleet = {
  readonly double: Double
  readonly tenants: readonly Tenant[]
  /** The n-th failure of all: another environment each time, the tenants in turn. */
  readonly failure: (n: number) => Failure
  readonly close: () => Promise<void>
}

export type Failure = { readonly tenant: Tenant; readonly deployment: number }

export async function startFleet(size: number): Promise<Fleet> {
  const [double, first] = await Promise.all([startDouble(), deployStory({ commits: 6 })])
  const tenants: Tenant[] = []
  for (let n = 0; n < size; n++) {
    const story = { ...first, owner: `org-${n}` }
    const played = await playStory(double, story)
    tenants.push({ story, played, installation: double.install({ account: story.owner }).id })
  }
  const made = new Map<number, Failure>()
  return {
    double,
    tenants,
    failure: (n) => {
      const tenant = tenants[n % tenants.length]
      if (tenant === undefined) throw new Error('a fleet of none')
      const failure = made.get(n) ?? { tenant, deployment: failIn(tenant, `env-${n}`) }
      made.set(n, failure)
      return failure
    },
    close: async () => {
      await first.remove()
      await double.close()
    },
  }
}

/** A deployment of the environment that failed, after one that succeeded. */
function failIn({ played, story }: Tenant, environment: string): number {
  const { good, goodAt, bad, badAt } = story
  const { repository } = played
  const worked = [{ state: 'success', createdAt: goodAt }] as const
  repository.deployment({ sha: good, environment, statuses: worked, createdAt: goodAt })
  const failed = [{ state: 'failure', createdAt: badAt }] as const
  return repository.deployment({ sha: bad, environment, statuses: failed, createdAt: badAt }).id
}

/** Delivers a failure; with a moment, GitHub tried then and nobody was there. */
export async function tell(
  { double }: Fleet,
  { tenant, deployment }: Failure,
  to: string,
  lostAt: number | null = null,
): Promise<void> {
  const payload = await double.payloads.deploymentStatus(tenant.played.repository, deployment)
  const lost = lostAt === null ? {} : { lost: true, deliveredAt: new Date(lostAt).toISOString() }
  await double.deliver('deployment_status', payload, { to, secret, ...lost })
}

/** The issues of all, and whether any incident has two. */
export function issuesOf({ tenants }: Fleet): { readonly count: number; readonly twice: number } {
  const names = tenants.flatMap(({ story, played }) =>
    played.repository.issues.map(({ title }) => `${story.owner} ${title}`),
  )
  return { count: new Set(names).size, twice: names.length - new Set(names).size }
}
