import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'
import { namedErrors } from '../../../../../src/engine/judge/symptoms/messages/named-errors.ts'

const errors = (line: string) =>
  namedErrors
    .read(logLines(line))
    .map(({ symptom }) => (symptom.kind === 'error-message' ? `${symptom.type}: ${symptom.text}` : ''))

describe('errors without a type of their own', () => {
  it.each([
    [
      "*** Error in `./door': double free or corruption: 0x0000000001c8b010 ***",
      'glibc: double free or corruption',
    ],
    ['*** stack smashing detected ***: terminated', 'glibc: stack smashing detected'],
    [' ---> Acme.DoorException: shut', 'Acme.DoorException: shut'],
    ['Acme::LockError (no key (or two)):', 'Acme::LockError: no key (or two)'],
    ['Acme::Door::Error (no key)', 'Acme::Door::Error: no key'],
    ['** (KeyError) key :door not found', 'KeyError: key :door not found'],
    ['SQLSTATE[42S02]: no table', 'SQLSTATE[42S02]: no table'],
    ['  SQLSTATE[HY000] [2002] Connection refused', 'SQLSTATE[HY000]: Connection refused'],
    ['failed to solve: "/door": not found', 'docker: failed to solve: "/door": not found'],
    ['COPY failed: stat door: no such file', 'docker: COPY failed: stat door: no such file'],
    ['http: panic serving 127.0.0.6:43935: no lock', 'panic: no lock'],
    [
      'Slogan: Kernel pid terminated (application_controller) ({application_start_failure,door,{undef',
      'erlang: Kernel pid terminated (application_controller) ({application_start_failure,door,{undef',
    ],
    ['PG::UndefinedTable: ERROR:  no table', 'PG::UndefinedTable: ERROR:  no table'],
    [
      "FAILED: Can't locate revision identified by 'a1'",
      "migration: Can't locate revision identified by 'a1'",
    ],
    [
      '3/5 | 10:00:01 AM | CREATE_FAILED        | AWS::Lambda::Function | Door (Door12) no such runtime',
      'CloudFormation: AWS::Lambda::Function | Door (Door12) no such runtime',
    ],
    ['UPDATE_FAILED: Door (AWS::Lambda::Function)', 'CloudFormation: Door (AWS::Lambda::Function)'],
    ['pod/door-1 0/1 ImagePullBackOff 0 3m', 'kubernetes: ImagePullBackOff'],
    ["Can't locate Door.pm in @INC (you may need)", "module-not-found: Can't locate Door.pm in @INC"],
    ['a.sh: line 3: helmfile: command not found', 'command-not-found: helmfile: command not found'],
    ['sh: 1: tsc: not found', 'command-not-found: tsc: not found'],
    ['a.sh: line 3: DOOR_KEY: unbound variable', 'missing-setting: DOOR_KEY: unbound variable'],
    [
      'Missing required environment variable: DOOR_KEY',
      'missing-setting: Missing required environment variable: DOOR_KEY',
    ],
    ['secret "door-key" not found', 'missing-secret: secret "door-key" not found'],
    ['./door.sh: Permission denied', 'permission-denied: ./door.sh: Permission denied'],
    [
      'listen tcp :80: bind: address already in use',
      'port-in-use: listen tcp :80: bind: address already in use',
    ],
    ['cat: door.txt: No such file or directory', 'file-not-found: door.txt: No such file or directory'],
    [
      'dependency failed to start: container door is unhealthy',
      'docker: dependency failed to start: container door is unhealthy',
    ],
  ])('are named: %s', (line, named) => expect(errors(line)).toEqual([named]))

  it.each([
    'door not found',
    'CREATE_FAILED: Door (AWS::Lambda::Function) Resource creation cancelled',
    'Stacks in UPDATE_FAILED | ROLLBACK_COMPLETE status',
    'environment variables',
    'Error: listen EADDRINUSE: address already in use',
    '*** Error',
  ])('are not seen in: %s', (line) => expect(errors(line)).toEqual([]))
})
