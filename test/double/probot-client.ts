import { Probot, ProbotOctokit } from 'probot'

import type { Double } from './start-double.ts'

/** The client that the App really uses, with its whole handshake, at any address; nothing is slowed down or told. */
export function probotClient(
  double: Double,
  baseUrl: string,
  installationId: number,
): Promise<ProbotOctokit> {
  const probot = new Probot({
    appId: double.app.id,
    privateKey: double.app.privateKey,
    secret: 'a secret that no webhook is ever checked against here',
    baseUrl,
    logLevel: 'fatal',
    // A plain object would lose against Probot's own settings.
    Octokit: ProbotOctokit.defaults((options: object) => ({ ...options, throttle: { enabled: false } })),
  })
  return probot.auth(installationId)
}
