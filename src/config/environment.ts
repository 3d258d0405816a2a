import { readFileSync } from 'node:fs'
import process from 'node:process'

import type { z } from 'zod'

import { Refusal } from '../engine/model/refusal.ts'
import { environmentSchema, howToMend } from './environment-schema.ts'
import { forgeAddresses } from './forge-addresses.ts'
import { modelServerOf, type ModelServerSettings } from './model-server.ts'
import { readPrivateKey } from './private-key.ts'
import { switchedModel } from './switched-model.ts'

/** What the App is told by whoever runs it. */
export type Settings = {
  readonly appId: string
  /** PEM, checked to be an RSA key. */
  readonly privateKey: string
  /** The newest first; a second one while it is being replaced. */
  readonly webhookSecrets: readonly [string, ...string[]]
  /** What the tokens of monitoring systems are made from; null: no alerts are taken. */
  readonly alertSecret: string | null
  readonly store:
    | { readonly kind: 'embedded'; readonly directory: string }
    | { readonly kind: 'postgres'; readonly url: string }
  /** Null: no mirrors of repositories are kept. */
  readonly mirrorDirectory: string | null
  /** That all mirrors together may have. */
  readonly mirrorBytes: number
  /** For how many days what is kept. */
  readonly retention: {
    readonly deliveries: number
    readonly incidents: number
    readonly excerpts: number
    readonly labels: number
  }
  /** Null: the shipped weights for every repository. */
  readonly weightsDirectory: string | null
  readonly host: string
  readonly port: number
  /** Null: nothing is shown. */
  readonly metricsPort: number | null
  /** Root of GitHub's REST API, and where people browse. */
  readonly apiUrl: string
  readonly forgeUrl: string
  /** Exact hosts, besides those of github.com, that job logs may be fetched from. */
  readonly logHosts: readonly string[]
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** Null: none is ever asked. */
  readonly languageModel: ModelServerSettings | null
}

/** A variable that is missing or wrong, and how to get it right. */
export type Missing = { readonly name: string; readonly says: string; readonly mend: string }

export type Environment =
  | { readonly kind: 'ready'; readonly settings: Settings }
  | { readonly kind: 'incomplete'; readonly missing: readonly Missing[] }

type Variables = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings of the App, or all that is missing at once. The only reader of the process's environment besides
 * the doors that GitHub's runner and git themselves dictate.
 */
export function readEnvironment(
  variables: Variables = process.env,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Environment {
  const set = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const read = environmentSchema.safeParse(set)
  const key = readPrivateKey(set['PRIVATE_KEY'], set['PRIVATE_KEY_PATH'], readFile)
  const switched = switchedModel(set['OPENAI_MODEL_FILE'], readFile)
  const forge = forgeAddresses(set['GITHUB_API_URL'], set['GHE_HOST'])
  const missing = [
    ...(read.success
      ? []
      : read.error.issues.map(({ path, message }) => missingOf(String(path[0]), message))),
    ...(key.kind === 'missing' ? [missingOf('PRIVATE_KEY', key.says)] : []),
    ...(switched.kind === 'unusable' ? [missingOf('OPENAI_MODEL_FILE', switched.says)] : []),
    ...(set['OPENAI_API_KEY'] !== undefined &&
    set['OPENAI_MODEL'] === undefined &&
    (switched.kind === 'unusable' || switched.model === undefined)
      ? [missingOf('OPENAI_MODEL', 'is not set, though OPENAI_API_KEY is')]
      : []),
  ]
  if (!read.success || key.kind === 'missing' || switched.kind === 'unusable' || missing.length > 0)
    return { kind: 'incomplete', missing: onePerName(missing) }
  const settings = settingsOf(read.data, switched.model)
  // An Enterprise Server gives out its logs itself.
  const ownHosts = [forge.apiUrl, forge.forgeUrl].map((address) => new URL(address).host)
  const logHosts = [...ownHosts, ...settings.logHosts]
  return { kind: 'ready', settings: { ...settings, privateKey: key.pem, ...forge, logHosts } }
}

function settingsOf(
  read: z.output<typeof environmentSchema>,
  switched: string | undefined,
): Omit<Settings, 'privateKey' | 'apiUrl' | 'forgeUrl'> {
  const { WEBHOOK_SECRET: newest, WEBHOOK_SECRET_PREVIOUS: previous } = read
  return {
    appId: read.APP_ID,
    webhookSecrets: previous === undefined ? [newest] : [newest, previous],
    alertSecret: read.ALERT_SECRET ?? null,
    store: placeOf(read),
    mirrorDirectory: read.MIRROR_DIRECTORY ?? null,
    mirrorBytes: read.MIRROR_GIB * 2 ** 30,
    retention: {
      deliveries: read.KEEP_DELIVERIES_DAYS,
      incidents: read.KEEP_INCIDENTS_DAYS,
      excerpts: read.KEEP_EXCERPTS_DAYS,
      labels: read.KEEP_LABELS_DAYS,
    },
    weightsDirectory: read.WEIGHTS_DIRECTORY ?? null,
    host: read.HOST,
    port: read.PORT,
    metricsPort: read.METRICS_PORT ?? null,
    logHosts: read.LOG_HOSTS?.split(',').map((host) => host.trim()) ?? [],
    logLevel: read.LOG_LEVEL,
    languageModel: modelServerOf(read, switched ?? read.OPENAI_MODEL),
  }
}

const placeSchema = environmentSchema.pick({ DATA_DIRECTORY: true, DATABASE_URL: true })

/**
 * Where the App keeps what it knows, for commands that need nothing else of its settings. `url` stands for
 * `DATABASE_URL` where it is given.
 * @throws {Refusal} `bad-input` where the address of the database cannot be one
 */
export function readStorePlace(url?: string, variables: Variables = process.env): Settings['store'] {
  const wanted = { ...variables, ...(url === undefined ? {} : { DATABASE_URL: url }) }
  const set = Object.entries(wanted).filter(([, value]) => value !== undefined && value.trim() !== '')
  const read = placeSchema.safeParse(Object.fromEntries(set))
  if (!read.success) {
    const mend = 'Write it as for the App: postgres://user:password@host/database.'
    throw new Refusal('bad-input', `DATABASE_URL ${read.error.issues[0]?.message ?? 'cannot be read'}`, mend)
  }
  return placeOf(read.data)
}

function placeOf(read: z.output<typeof placeSchema>): Settings['store'] {
  const { DATABASE_URL: url, DATA_DIRECTORY: directory } = read
  return url === undefined ? { kind: 'embedded', directory } : { kind: 'postgres', url }
}

/** What to tell a person who tried to start the App: every missing variable and how to get it. */
export function explainMissing(missing: readonly Missing[]): string {
  const items = missing.map(({ name, says, mend }) => `- ${name} ${says}.\n  ${mend}`)
  return ['The App cannot start yet:', '', ...items, ''].join('\n')
}

function missingOf(name: string, says: string): Missing {
  return { name, says, mend: howToMend[name] ?? 'Correct it, or leave it out: it is not needed.' }
}

function onePerName(missing: readonly Missing[]): readonly Missing[] {
  return [...new Map(missing.toReversed().map((one) => [one.name, one])).values()].toReversed()
}
