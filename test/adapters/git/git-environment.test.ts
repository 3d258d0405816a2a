import { describe, expect, test } from 'vitest'

import { gitEnvironment } from '../../../src/adapters/git/git-environment.ts'

describe('gitEnvironment', () => {
  test('passes on no variable that redirects git', () => {
    const environment = gitEnvironment({
      PATH: '/bin',
      GIT_DIR: '/elsewhere',
      GIT_WORK_TREE: '/elsewhere',
      GIT_OBJECT_DIRECTORY: '/elsewhere',
      GIT_CONFIG_COUNT: '1',
      GIT_EXTERNAL_DIFF: 'evil',
      GIT_SSH_COMMAND: 'evil',
      GIT_TRACE: '/tmp/trace',
    })
    expect(Object.values(environment)).not.toContain('/elsewhere')
    expect(Object.values(environment)).not.toContain('evil')
    expect(environment).not.toHaveProperty('GIT_CONFIG_COUNT')
    expect(environment).not.toHaveProperty('GIT_TRACE')
    expect(environment['PATH']).toBe('/bin')
  })

  test('passes on no secret', () => {
    expect(gitEnvironment({ PATH: '/bin', GITHUB_TOKEN: 'secret' })).not.toHaveProperty('GITHUB_TOKEN')
  })

  test('speaks plain English whatever the locale', () => {
    expect(gitEnvironment({ LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' })['LC_ALL']).toBe('C')
  })
})
