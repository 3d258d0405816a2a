import { z } from 'zod'

const ownServer = z.url({ protocol: /^https?$/u, error: 'is not an http or https address' })

const days = (usual: number) =>
  z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is less than one day')
    .max(36_500, 'is more than a hundred years')
    .default(usual)
/** Fewer different characters than any 32 random bytes would have, however they are written. */
const leastVariety = 8

/** A secret that nobody else knows or guesses. `development` is what Probot would take where there is none. */
const webhookSecret = z
  .string({ error: 'is not set' })
  .refine((secret) => secret !== 'development', 'is still `development`')
  .refine((secret) => Buffer.byteLength(secret) >= 32, 'is shorter than 32 bytes')
  .refine((secret) => new Set(secret).size >= leastVariety, 'is too regular to be a secret')

/** Every variable that the App reads; an empty one counts as not set. */
export const environmentSchema = z.object({
  APP_ID: z
    .string({ error: 'is not set' })
    .regex(/^\d{1,20}$/u, 'is not a number (the App ID is wanted, not the client ID)')
    .describe('Id of your GitHub App, from its settings page.'),
  PRIVATE_KEY: z
    .string()
    .optional()
    .describe(
      'Private key of the App in PEM, needed unless `PRIVATE_KEY_PATH` is set; line ends may be written as `\\n`, or all of it in base64.',
    ),
  PRIVATE_KEY_PATH: z.string().optional().describe('File with the private key, instead of `PRIVATE_KEY`.'),
  WEBHOOK_SECRET: webhookSecret.describe('Webhook secret of the App, at least 32 bytes.'),
  WEBHOOK_SECRET_PREVIOUS: webhookSecret
    .optional()
    .describe('The secret before, accepted as well while you replace it; at least 32 bytes too.'),
  ALERT_SECRET: webhookSecret
    .optional()
    .describe(
      'Lets monitoring systems tell of alerts: the tokens they show are made from it. At least 32 bytes.',
    ),
  DATA_DIRECTORY: z.string().default('data').describe('Where the embedded store keeps what it knows.'),
  MIRROR_DIRECTORY: z
    .string()
    .optional()
    .describe(
      'Where mirrors of the repositories are kept, without the contents of most files; with them wide ranges cost few calls. None are kept unless it is set.',
    ),
  MIRROR_GIB: z.coerce
    .number()
    .min(0.1)
    .max(100_000)
    .default(20)
    .describe(
      'How many GiB all mirrors together may have. Beyond it the ones that were unused for longest are deleted, and made again when they are needed.',
    ),
  WEIGHTS_DIRECTORY: z
    .string()
    .optional()
    .describe(
      'Folder with weights of the ranker that were learnt for single repositories, as `<owner>/<name>.json` in lower case.',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/u, error: 'is not a `postgres://` address' })
    .optional()
    .describe('A PostgreSQL server instead of the embedded store.'),
  KEEP_DELIVERIES_DAYS: days(30).describe(
    'For how many days deliveries, and what they made us do, are kept.',
  ),
  KEEP_INCIDENTS_DAYS: days(90).describe('For how many days incidents are kept after they are over.'),
  KEEP_EXCERPTS_DAYS: days(30).describe('For how many days excerpts of failing logs are kept.'),
  KEEP_LABELS_DAYS: days(730).describe(
    'For how many days what maintainers said is kept, with the incidents and excerpts it is about.',
  ),
  HOST: z.string().default('0.0.0.0').describe('Address to listen on.'),
  PORT: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(0)
    .max(65_535)
    .default(3000)
    .describe('Port to listen on.'),
  METRICS_PORT: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(0)
    .max(65_535)
    .optional()
    .describe('Port for `/metrics`, which must not be reachable from the internet; none where not set.'),
  GITHUB_API_URL: ownServer.optional().describe('REST API of your GitHub, if it is not github.com.'),
  GHE_HOST: z
    .string()
    .regex(/^[\w.-]{1,253}(?::\d{1,5})?$/u, 'is not the name of a host')
    .optional()
    .describe('Host of your GitHub Enterprise Server, instead of `GITHUB_API_URL`.'),
  LOG_HOSTS: z
    .string()
    .regex(
      /^[\w.-]{1,253}(?::\d{1,5})?(?:\s*,\s*[\w.-]{1,253}(?::\d{1,5})?){0,20}$/u,
      'is not a list of hosts',
    )
    .optional()
    .describe('Exact hosts that job logs may be fetched from besides GitHub’s own, separated by commas.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], 'is none of `debug`, `info`, `warn` and `error`')
    .default('info')
    .describe(
      'What is logged at least; `debug` tells of each delivery, job and call, and where errors came from, never of payloads.',
    ),
  OPENAI_API_KEY: z
    .string()
    .optional()
    .describe('Key for the language model; none is asked without `OPENAI_MODEL`.'),
  OPENAI_BASE_URL: ownServer.optional().describe('Any server of chat completions, if it is not OpenAI.'),
  OPENAI_MODEL: z.string().optional().describe('Language model that repositories may opt in to.'),
  OPENAI_MODEL_FILE: z
    .string()
    .optional()
    .describe(
      'File that `prime-suspect finetune use` writes once a tuned model is better; that model is then asked instead.',
    ),
  OPENAI_VOTER: z
    .enum(['chat', 'decisions'], 'is neither `chat` nor `decisions`')
    .default('chat')
    .describe(
      '`decisions` asks for votes at the Decisions endpoint, where the server has one, and for no explanations.',
    ),
  OPENAI_PRICE: z
    .string()
    .regex(/^\d{1,6}(?:\.\d{1,6})?\/\d{1,6}(?:\.\d{1,6})?$/u, 'is not of the form `1.25/10`')
    .optional()
    .describe('US dollars for a million tokens of question and of answer, such as `1.25/10`.'),
  OPENAI_TOKENS_PER_DAY: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(0)
    .default(10_000_000)
    .describe('Most tokens that all repositories together may use in a day (UTC).'),
  OPENAI_DOLLARS_PER_DAY: z.coerce
    .number('is not a number')
    .min(0)
    .optional()
    .describe('Most US dollars that they may cost in a day, where the price is known.'),
})

/** How to get what has to be there. */
export const howToMend: Readonly<Record<string, string>> = {
  APP_ID:
    'Create a GitHub App from app.yml (Settings, Developer settings, GitHub Apps); its page shows the App ID.',
  PRIVATE_KEY:
    'On the App\'s page under "Private keys" generate one, and set PRIVATE_KEY_PATH to the file you are given.',
  WEBHOOK_SECRET: 'Make one with `openssl rand -hex 32` and enter it on the App\'s page under "Webhook" too.',
}
