/** Rows that an App of each version may have left: one or two of every table, with everything that may be null. */
export const rowsOfVersion: Readonly<Record<string, readonly string[]>> = {
  '0001-deliveries-cases-effects': [
    `insert into deliveries values
      ('guid-1', 'hash-1', 'meaning-1', 'deployment_status', '7', '2026-03-02T10:00:00Z', 'waiting', null, null),
      ('guid-2', 'hash-2', 'meaning-2', 'workflow_run', '7', '2026-03-02T10:00:00Z', 'done', 'told', '2026-03-02T10:01:00Z')`,
    `insert into cases values ('7', 'incident-1', 'acme', 'shop', '["check","test"]', null,
      '{"id":"incident-1","repo":{"owner":"acme","name":"shop"},"failing":{"kind":"check","name":"test"},"title":"a\\u0000b","badSha":"${'a'.repeat(40)}","seenAt":null}',
      '{"kind":"silent","because":"flaky","says":"It passed and failed."}', 'open',
      'https://github.test/acme/shop/issues/12', '2026-03-02T10:00:00Z')`,
    `insert into recoveries values ('7', 'acme', 'shop', '["check","other"]', '2026-03-02T10:00:00Z')`,
    `insert into effects (installation, cause, act, state, holder, held_until, result_url, refused_because, settled_at) values
      ('7', 'guid-2', '["publish-issue","incident-1"]', 'done', 'p', '2026-03-02T10:02:00Z', 'https://github.test/acme/shop/issues/12', null, '2026-03-02T10:01:00Z'),
      ('7', 'guid-1', '["publish-issue","incident-1"]', 'begun', 'p', '2026-03-02T10:02:00Z', null, null, null)`,
  ],
  '0002-words-windows': [
    `insert into words values ('7', 'comment:1', 'incident-1', '9', '2026-03-02T10:00:00Z', '{"kind":"none"}', 1)`,
    `insert into windows values ('7', 'incident-1',
      '{"good":null,"bad":"${'a'.repeat(40)}","changes":[{"id":"${'b'.repeat(40)}","pull":null}],"failures":[]}')`,
  ],
  '0003-turns-pauses-ages': [
    `insert into turns values ('7', '2026-03-02T10:00:00Z')`,
    `insert into pauses values ('7', '2026-03-02T10:00:00Z')`,
  ],
  '0004-model-spending': [
    `insert into model_spending (installation, purse, tokens) values ('7', 'acme/shop/2026-03-02', 8120), ('', 'all/2026-03-02', 8120)`,
    `insert into model_answers (installation, hash, answer) values ('7', 'hash-1', '{"text":"a\\u0000b"}')`,
  ],
  '0005-landings': [
    `insert into landings values ('7', 'acme', 'shop', '${'a'.repeat(40)}',
      '{"pull":3,"sha":"${'a'.repeat(40)}","title":"Add tax","body":"","author":null,"mergedAt":"2026-03-02T10:00:00Z"}',
      '2026-03-02T10:00:00Z')`,
  ],
  '0006-pushes-merge-groups': [
    `insert into pushes values ('7', 'acme', 'shop', 'main', '${'b'.repeat(40)}', '2026-03-02T10:00:00Z', true,
      '{"branch":"main","before":"${'a'.repeat(40)}","after":"${'b'.repeat(40)}","forced":true,"at":"2026-03-02T10:00:00Z"}')`,
    `insert into pushed_commits values ('7', 'acme', 'shop', '${'b'.repeat(40)}', '["src/a\\u0000b.ts"]', '2026-03-02T10:00:00Z')`,
    `insert into merge_groups values ('7', 'acme', 'shop', '${'c'.repeat(40)}',
      '{"branch":"gh-readonly-queue/main/pr-1-${'b'.repeat(40)}","head":"${'c'.repeat(40)}","base":"${'b'.repeat(40)}","at":"2026-03-02T10:00:00Z"}',
      '2026-03-02T10:00:00Z')`,
  ],
}
