/**
 * What a secret looks like, one rule a line. A group named `before` is kept, the rest of the match is replaced.
 * Every pattern is linear: it either begins with a fixed string and matches once its few required characters are
 * there, or its repetitions are bounded, so that a hostile log of any size costs one pass a rule. Where a rule looks at
 * what stands before, the bracket that ends a mark counts as what stood there: a second pass must find nothing new.
 */
export type RedactionRule = {
  readonly kind: string
  readonly pattern: RegExp
  /** It never goes on in the next line, however the line ends. */
  readonly isOneLine?: boolean
}

/** Formats that their issuers made recognisable, from their documentation and the rule sets of secret scanners. */
export const formatRules: readonly RedactionRule[] = [
  {
    kind: 'url-credentials',
    pattern: /(?<before>:\/\/)[^\s/?#@:"'<>[\]]{0,256}:[^\s/"'<>[\]]{1,1024}(?=@)/gu,
  },
  { kind: 'url-credentials', pattern: /(?<before>:\/\/)[^\s/?#@:"'<>[\]]{16,1024}(?=@)/gu },
  // Of known length, so that a line end within is known to cut it.
  { kind: 'github-token', pattern: /gh[pousr]_[A-Za-z\d]{36}/gu },
  { kind: 'github-token', pattern: /github_pat_[A-Za-z\d]{22}_[A-Za-z\d]{59}/gu },
  { kind: 'github-token', pattern: /gh[pousr]_[\w.-]{10,}/gu },
  { kind: 'github-token', pattern: /github_pat_[\w.-]{10,}/gu },
  { kind: 'github-token', pattern: /v\d\.[\da-f]{40}/gu },
  // The same in base64, as it comes out behind a multiple of three bytes, one byte more, and two bytes more.
  { kind: 'github-token', pattern: /Z2(?:h[vwyz1]X|l0aHViX3BhdF)[\w+/-]{16,}={0,2}/gu },
  {
    kind: 'github-token',
    pattern: /[GWm2](?:do(?:cF|b1|dV|c1|cl)[89+/_-]|dpdGh1Yl9wYX)[\w+/-]{16,}={0,2}/gu,
  },
  {
    kind: 'github-token',
    pattern: /[BFJNRVZdhlptx159]na(?:(?:HB|G9|HV|HN|HJ)f|XRodWJfcGF)[\w+/-]{16,}={0,2}/gu,
  },
  { kind: 'jwt', pattern: /eyJ[\w-]{10,}(?:\.[\w-]*){0,4}/gu },
  {
    kind: 'aws-key',
    pattern: /(?:A3T[A-Z\d]|AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA)[A-Z\d]{16}/gu,
  },
  { kind: 'aws-key', pattern: /Q(?:Ut|VN)JQ[\w+/-]{20,}={0,2}/gu },
  { kind: 'google-key', pattern: /AIza[\w-]{30,}/gu },
  { kind: 'google-token', pattern: /ya29\.[\w-]{20,}/gu },
  { kind: 'google-token', pattern: /(?<![\w/\]])1\/\/0[\w-]{30,}/gu },
  { kind: 'google-secret', pattern: /GOCSPX-[\w-]{20,}/gu },
  {
    kind: 'azure-key',
    pattern: /(?<before>(?:AccountKey|SharedAccessKey|SharedSecret)(?:=|%3[Dd]))[\w+/=%-]{8,}/gu,
  },
  { kind: 'azure-secret', pattern: /(?<![\w~.\]-])[\w~.-]{3}8Q~[\w~.-]{30,}/gu },
  { kind: 'slack-token', pattern: /xox[abceoprs](?:\.xox[abcp])?-[\w-]{10,}/gu },
  { kind: 'slack-token', pattern: /xapp-\d-[\w-]{10,}/gu },
  {
    kind: 'slack-webhook',
    pattern: /(?<before>hooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/]{16,}/gu,
  },
  {
    kind: 'discord-webhook',
    pattern: /(?<before>discord(?:app)?\.com\/api\/webhooks\/)\d{5,25}\/[\w-]{20,}/gu,
  },
  { kind: 'npm-token', pattern: /npm_[A-Za-z\d]{30,}/gu },
  {
    kind: 'npm-token',
    pattern: /(?<before>(?<!\w)_(?:authToken|auth|password)[ \t]{0,4}=[ \t]{0,4}["']?)[^\s"'$[]{6,}/gu,
  },
  { kind: 'stripe-key', pattern: /(?:sk|rk)_(?:live|test|prod)_[A-Za-z\d]{10,}/gu },
  { kind: 'webhook-secret', pattern: /whsec_[\w+/=-]{20,}/gu },
  { kind: 'openai-key', pattern: /sk-(?:proj|svcacct|admin|None|service)-[\w-]{16,}/gu },
  { kind: 'anthropic-key', pattern: /sk-ant-[\w-]{16,}/gu },
  { kind: 'api-key', pattern: /(?<![A-Za-z\d\]])sk-(?:or-v1-)?[A-Za-z\d]{20,}/gu },
  { kind: 'gitlab-token', pattern: /gl(?:pat|dt|rt|cbt|ptt|ft|soat|imt|agent|oas|ffct)-[\w.-]{16,}/gu },
  { kind: 'pypi-token', pattern: /pypi-AgE[\w-]{20,}/gu },
  { kind: 'rubygems-key', pattern: /rubygems_[\da-f]{40,}/gu },
  { kind: 'docker-token', pattern: /dckr_(?:pat|oat)_[\w-]{16,}/gu },
  { kind: 'huggingface-token', pattern: /(?:hf|api_org)_[A-Za-z\d]{30,}/gu },
  { kind: 'sendgrid-key', pattern: /SG\.[\w-]{16,}\.[\w-]{16,}/gu },
  { kind: 'twilio-key', pattern: /(?<![A-Za-z\]])SK[\da-f]{32}/gu },
  { kind: 'mailgun-key', pattern: /(?<![\w\]-])key-[\da-f]{32}/gu },
  { kind: 'digitalocean-token', pattern: /do[opr]_v1_[\da-f]{40,}/gu },
  { kind: 'shopify-token', pattern: /shp(?:at|ca|pa|ss|tka)_[\da-fA-F]{32,}/gu },
  { kind: 'vault-token', pattern: /hv[bsr]\.[\w-]{20,}/gu },
  { kind: 'databricks-token', pattern: /dapi[\da-f]{32}/gu },
  { kind: 'notion-token', pattern: /ntn_[A-Za-z\d]{40,}/gu },
  { kind: 'figma-token', pattern: /figd_[\w-]{36,}/gu },
  { kind: 'tailscale-key', pattern: /tskey-[a-z]{2,20}-[\w-]{24,}/gu },
  { kind: 'atlassian-token', pattern: /AT(?:ATT|CTT|BB)[\w=-]{24,}/gu },
  { kind: 'linear-key', pattern: /lin_(?:api|oauth)_[A-Za-z\d]{32,}/gu },
  { kind: 'newrelic-key', pattern: /NRA[AKLM]-[A-Z\d]{20,}/gu },
  { kind: 'grafana-token', pattern: /gl(?:c|sa)_[\w+/=]{20,}/gu },
  { kind: 'telegram-token', pattern: /(?<![\d\]])\d{8,10}:AA[\w-]{32,34}/gu },
  { kind: 'doppler-token', pattern: /dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,}/gu },
  { kind: 'sentry-token', pattern: /sntr[yu]s_[\w+/=.-]{20,}/gu },
  { kind: 'age-key', pattern: /AGE-SECRET-KEY-1[\dA-Z]{20,}/gu },
  { kind: 'planetscale-token', pattern: /pscale_(?:tkn|pw|oauth)_[\w.-]{20,}/gu },
  { kind: 'supabase-key', pattern: /sb(?:p_[\da-f]{40}|_secret_[\w-]{20,})/gu },
  { kind: 'pulumi-token', pattern: /pul-[\da-f]{40}/gu },
  { kind: 'square-token', pattern: /sq0(?:atp|csp|idp)-[\w-]{20,}/gu },
  { kind: 'fly-token', pattern: /fm[12]r?_[\w+/=]{40,}/gu },
  { kind: 'terraform-token', pattern: /(?<before>\.atlasv1\.)[\w-]{40,}/gu },
  { kind: 'signature', pattern: /(?<before>(?:[?&;]|\\u0026)(?:amp;)?(?:sig|signature)=)[^&\s"'<>[]{4,}/giu },
  {
    kind: 'signature',
    pattern:
      /(?<before>(?:[?&;]|\\u0026)x-(?:amz|goog)-(?:signature|credential|security-token)=)[^&\s"'<>[]{4,}/giu,
  },
  {
    kind: 'url-secret',
    pattern:
      /(?<before>(?:[?&;]|\\u0026)(?:[a-z]{1,12}_)?(?:token|secret|password|api_?key)=)[^&\s"'<>[]{4,}/giu,
  },
  {
    kind: 'authorization',
    pattern:
      /(?<before>\bauthorization["']{0,2}[ \t]?[:=][ \t]{0,4}["']?(?:basic|bearer|digest|token) )[^\s"',;[<{$*][^\s"',;[]{5,}/giu,
  },
  {
    kind: 'authorization',
    pattern:
      /(?<before>\bauthorization["']{0,2}[ \t]?[:=][ \t]{0,4}["']?)(?=[a-z.~+/=_-]{0,64}\d)[\w.~+/=-]{20,}/giu,
  },
  { kind: 'authorization', pattern: /(?<before>\bbearer[ \t]{1,4})[\w.~+/=-]{16,}/giu },
  {
    kind: 'header-secret',
    pattern:
      /(?<before>\b(?:x-[a-z-]{0,20})?(?:api-key|auth-token|access-token|private-token|vault-token):[ \t]{0,4})[^\s"',;[]{8,}/giu,
  },
  {
    kind: 'cookie',
    isOneLine: true,
    pattern: /(?<before>\b(?:set-)?cookie:[ \t]{0,4}[\w.-]{1,64}=)[^\r\n[]{4,}/giu,
  },
  {
    kind: 'e-mail',
    isOneLine: true,
    pattern:
      /(?<![\w.%+-])(?!git@)[\w.%+-]+@(?!\dx\.|\d+\.\d)(?:[A-Za-z\d-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])/gu,
  },
]
