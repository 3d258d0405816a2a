import { madeUp, secretShapes } from './made-up-secrets.ts'

/** A secret as it is written down where it is used; `secret` is the part of `text` that must not be seen. */
export type Plant = { readonly format: string; readonly text: string; readonly secret: string }

/** Formats that only the library knows, and values that are secret because of what stands before them. */
const settings: readonly (readonly [format: string, before: string, shape: string, after: string])[] = [
  ['groq key', '', 'gsk_<62:52>', ''],
  ['notion token', '', 'ntn_<d:11><62:35>', ''],
  ['figma token', '', 'figd_<u:43>', ''],
  ['cloudflare token', '', 'cfut_<62:40><h:8>', ''],
  ['tailscale key', '', 'tskey-auth-<62:17>-<62:32>', ''],
  ['vercel token', '', 'vcp_<62:56>', ''],
  ['aws secret key', 'AWS_SECRET_ACCESS_KEY=', '<62:40>', ''],
  ['azure storage key', 'DefaultEndpointsProtocol=https;AccountKey=', '<62:86>==', ';EndpointSuffix=x'],
  ['azure service bus', 'Endpoint=sb://x.example/;SharedAccessKey=', '<62:43>=', ''],
  ['azure shared access', 'https://x.example/c?sv=2024-11-04&sp=r&sig=', '<62:43>%3D', '&se=1'],
  ['signed s3 url', 'https://b.example/k?X-Amz-Expires=60&X-Amz-Signature=', '<h:64>', ''],
  ['signed gcs url', 'https://s.example/b/o?X-Goog-Signature=', '<h:256>', ''],
  ['oauth in a url', 'https://api.example/cb?access_token=', '<62:32>', '&state=1'],
  ['basic auth url', 'https://deploy:', '<62:20>', '@git.example/acme/shop.git'],
  ['database url', 'postgres://app:', '<62:18>', '@db.example:5432/app'],
  ['mongodb url', 'mongodb+srv://app:', '<62:18>', '@c0.example/app'],
  ['bearer header', 'Authorization: Bearer ', '<62:40>', ''],
  ['basic header', 'Authorization: Basic ', '<62:40>=', ''],
  ['api key header', 'X-Api-Key: ', '<62:32>', ''],
  ['session cookie', 'Cookie: session=', '<62:40>', ''],
  ['npmrc', '//registry.example/:_authToken=', '<62:36>', ''],
  ['password', 'DB_PASSWORD=', '<62:12>', ''],
  ['client secret', 'client_secret=', '<62:28>', ''],
  ['slack webhook', 'https://hooks.slack.com/services/', 'T<A:10>/B<A:10>/<62:24>', ''],
  ['discord webhook', 'https://discord.com/api/webhooks/', '<d:18>/<u:68>', ''],
  ['private key', '-----BEGIN PRIVATE KEY-----', 'MII<62:600>', '-----END PRIVATE KEY-----'],
  ['e-mail', '', 'jane.<62:8>@mail.example.org', ''],
]

/** One of every format. */
export function plants(seed: number): readonly Plant[] {
  return [
    ...secretShapes.map(([kind, shape]) => {
      const secret = madeUp(shape, seed)
      return { format: `${kind} ${shape}`, text: secret, secret }
    }),
    ...settings.map(([format, before, shape, after]) => {
      const secret = madeUp(shape, seed)
      return { format, text: before + secret + after, secret }
    }),
  ]
}

/** A way to write a plant down: the text around it, and what of it a reader could put the secret together from. */
export type Writing = {
  readonly name: string
  readonly write: (plant: Plant) => { readonly text: string; readonly telling: readonly string[] }
}

const stamp = '2026-03-02T10:00:00.0000000Z'

function whole(name: string, around: (text: string) => string): Writing {
  return { name, write: ({ text, secret }) => ({ text: around(text), telling: [secret] }) }
}

function encoded(name: string, encode: (text: string) => string): Writing {
  return {
    name,
    write: ({ text, secret }) => ({
      text: `${stamp} got ${encode(text)} back`,
      telling: [encode(text).length > 24 + secret.length ? encode(text).slice(12, -12) : encode(text)],
    }),
  }
}

/** Cut in the middle of the secret. */
function cut(name: string, between: string): Writing {
  return {
    name,
    write: ({ text, secret }) => {
      const [before = '', after = ''] = text.split(secret)
      const middle = Math.ceil(secret.length / 2)
      const halves = [secret.slice(0, middle), secret.slice(middle)]
      return { text: `${stamp} ${before}${halves.join(between)}${after}\n${stamp} next`, telling: halves }
    },
  }
}

function percentEverything(text: string): string {
  return Array.from(text, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')
}

export const writings: readonly Writing[] = [
  whole('plain', (text) => text),
  whole('in a log line', (text) => `${stamp} using ${text} now`),
  whole('in an environment', (text) => `export SETTING=${text}`),
  whole('in JSON', (text) => JSON.stringify({ id: 7, value: text, next: true })),
  whole('in JSON within JSON', (text) => JSON.stringify({ body: JSON.stringify({ value: text }) })),
  whole('in YAML in a patch', (text) => `+    value: '${text}'`),
  whole('in a colour', (text) => `\u001B[1;31m${text}\u001B[0m`),
  {
    name: 'percent-encoded in a URL',
    write: ({ text, secret }) => ({
      text: `GET https://host.example/x?value=${encodeURIComponent(text)}&y=1 200`,
      telling: [secret, encodeURIComponent(secret)],
    }),
  },
  {
    name: 'percent-encoded twice',
    write: ({ text, secret }) => ({
      text: `next=${encodeURIComponent(encodeURIComponent(text))}`,
      telling: [secret, encodeURIComponent(encodeURIComponent(secret))],
    }),
  },
  encoded('every letter percent-encoded', percentEverything),
  encoded('base64', btoa),
  encoded('base64url', (text) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '')),
  encoded('base64 of a file', (text) => btoa(`# settings\n\nvalue: ${text}\nother: 1\n`)),
  encoded('base64 of a login', (text) => btoa(`x-access-token:${text}`)),
  cut('cut by a line end', '\n'),
  cut('cut by a line end and a time stamp', `\r\n${stamp} `),
  cut('cut by a colour', '\u001B[0m\u001B[31m'),
]
