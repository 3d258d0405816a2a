/**
 * Secrets made up when the tests run, so that none stands in the repository. The generator is a small fixed one
 * (mulberry32), so that a run can be repeated.
 */
export function randomText(length: number, alphabet: string, seed: number): string {
  let state = Math.imul(seed + 1, 0x9e3779b9)
  let text = ''
  while (text.length < length) {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    text += alphabet[((mixed ^ (mixed >>> 14)) >>> 0) % alphabet.length] ?? ''
  }
  return text
}

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const smalls = capitals.toLowerCase()
const digits = '0123456789'
export const base62 = capitals + smalls + digits
const hex = `${digits}abcdef`
const url64 = `${base62}-_`

/** `<62:36>` stands for 36 random characters of base62; `h` is hexadecimal, `u` base64url, `A` capitals and digits, `d` digits. */
const alphabets: Readonly<Record<string, string>> = {
  '62': base62,
  h: hex,
  u: url64,
  A: capitals + digits,
  d: digits,
}

/** Kinds of secrets with the shape of each. */
export const secretShapes: readonly (readonly [kind: string, shape: string])[] = [
  ['github-token', 'ghp_<62:36>'],
  ['github-token', 'gho_<62:36>'],
  ['github-token', 'ghu_<62:36>'],
  ['github-token', 'ghr_<62:76>'],
  ['github-token', 'ghs_<62:36>'],
  ['github-token', 'ghs_<d:7>_<u:160>.<u:250>.<u:86>'],
  ['github-token', 'github_pat_<62:22>_<62:59>'],
  ['github-token', 'v1.<h:40>'],
  ['jwt', 'eyJ<u:33>.eyJ<u:90>.<u:43>'],
  ['aws-key', 'AKIA<A:16>'],
  ['aws-key', 'ASIA<A:16>'],
  ['google-key', 'AIza<u:35>'],
  ['google-token', 'ya29.<u:120>'],
  ['google-secret', 'GOCSPX-<u:28>'],
  ['slack-token', 'xoxb-<d:12>-<d:12>-<62:24>'],
  ['slack-token', 'xapp-1-A<A:10>-<d:13>-<h:64>'],
  ['npm-token', 'npm_<62:36>'],
  ['stripe-key', 'sk_live_<62:24>'],
  ['stripe-key', 'rk_test_<62:24>'],
  ['webhook-secret', 'whsec_<62:32>'],
  ['openai-key', 'sk-proj-<u:120>'],
  ['anthropic-key', 'sk-ant-api03-<u:93>'],
  ['api-key', 'sk-<62:48>'],
  ['gitlab-token', 'glpat-<u:20>'],
  ['pypi-token', 'pypi-AgEIcHlwaS5vcmc<u:80>'],
  ['rubygems-key', 'rubygems_<h:48>'],
  ['docker-token', 'dckr_pat_<u:27>'],
  ['huggingface-token', 'hf_<62:34>'],
  ['sendgrid-key', 'SG.<u:22>.<u:43>'],
  ['twilio-key', 'SK<h:32>'],
  ['mailgun-key', 'key-<h:32>'],
  ['digitalocean-token', 'dop_v1_<h:64>'],
  ['shopify-token', 'shpat_<h:32>'],
  ['vault-token', 'hvs.<u:95>'],
  ['databricks-token', 'dapi<h:32>'],
  ['atlassian-token', 'ATATT3x<u:180>'],
  ['linear-key', 'lin_api_<62:40>'],
  ['newrelic-key', 'NRAK-<A:27>'],
  ['grafana-token', 'glsa_<62:32>_<h:8>'],
  ['telegram-token', '<d:10>:AA<u:33>'],
  ['doppler-token', 'dp.pt.<62:43>'],
  ['sentry-token', 'sntrys_<62:60>'],
  ['age-key', 'AGE-SECRET-KEY-1<A:58>'],
  ['planetscale-token', 'pscale_tkn_<u:43>'],
  ['supabase-key', 'sbp_<h:40>'],
  ['pulumi-token', 'pul-<h:40>'],
  ['square-token', 'sq0atp-<u:22>'],
]

/** A secret of the shape, the same for the same seed. */
export function madeUp(shape: string, seed: number): string {
  let part = 0
  return shape.replace(/<(\w+):(\d+)>/gu, (_, alphabet: string, length: string) =>
    randomText(Number(length), alphabets[alphabet] ?? base62, seed * 101 + part++),
  )
}
