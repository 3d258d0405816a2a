import type { Settings } from '../../../config/environment.ts'
import type { Journal } from '../../../engine/ports.ts'

type Secrets = Pick<Settings, 'privateKey' | 'webhookSecrets' | 'store' | 'languageModel'>

const longest = 1000

/** Nothing shorter is taken for a secret: it would be found everywhere. */
const shortestSecret = 8

/** Formats of GitHub's tokens, of signed web tokens, passwords in addresses, and signatures of links. */
const shapes: readonly RegExp[] = [
  /\b(?:gh[pousr]_|github_pat_)\w{8,255}/g,
  /\beyJ[\w-]{10,2000}\.[\w-]{10,4000}\.[\w-]{10,2000}/g,
  /(?<=:\/\/)[^\s/@:]{0,200}:[^\s/@]{1,500}(?=@)/g,
  /(?<=[?&](?:sig|signature|token|X-Amz-Signature)=)[^\s&"']{1,500}/gi,
]

/**
 * The last thing between a note and the log: our own secrets, letter for letter, and whatever has the form of one. Notes
 * are not made of secrets in the first place; messages of libraries may be.
 */
export function redactedJournal(journal: Journal, settings: Secrets): Journal {
  const own = ownSecrets(settings)
  const clean = (text: string): string => {
    const short = own.reduce((so, secret) => so.replaceAll(secret, '[redacted]'), text.slice(0, longest))
    return shapes.reduce((so, shape) => so.replaceAll(shape, '[redacted]'), short)
  }
  return {
    note: (what, details = {}) => {
      const cleaned = Object.entries(details).map(([name, value]) => [
        name,
        typeof value === 'string' ? clean(value) : value,
      ])
      journal.note(clean(what), Object.fromEntries(cleaned))
    },
  }
}

function ownSecrets({ privateKey, webhookSecrets, store, languageModel }: Secrets): readonly string[] {
  const database = store.kind === 'postgres' ? [store.url, passwordOf(store.url)] : []
  const keyLines = privateKey.split('\n').filter((line) => !line.startsWith('-----'))
  return [...webhookSecrets, ...keyLines, ...database, languageModel?.apiKey ?? ''].filter(
    (secret) => secret.length >= shortestSecret,
  )
}

function passwordOf(url: string): string {
  return decodeURIComponent(URL.parse(url)?.password ?? '')
}
