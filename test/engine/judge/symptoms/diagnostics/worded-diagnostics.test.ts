import { describe, expect, it } from 'vitest'

import { wordedDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/worded-diagnostics.ts'
import { told } from '../told.ts'

describe('what PHP, Ruby, shell, Ansible, nginx, Terraform and make print', () => {
  it.each([
    {
      log: ['PHP Fatal error:  Uncaught Error in /w/src/Door.php on line 12'],
      tells: ['1: php error Fatal error /w/src/Door.php:12 Uncaught Error «Uncaught Error»'],
    },
    {
      log: ['PHP Fatal error:  Uncaught Error: no lock in /w/src/Door.php:12'],
      tells: ['1: php error - /w/src/Door.php:12 Uncaught Error: no lock «Uncaught Error: no lock»'],
    },
    {
      log: [
        'door/v1/door.proto:12:3:Field "3" was deleted.',
        'door.proto:3:1: "Lock" is not defined.',
        'door.proto:3:1: warning: Import lock.proto is unused.',
      ],
      tells: [
        '1: protobuf error - door/v1/door.proto:12 Field "3" was deleted. «Field "3" was deleted.»',
        '2: protobuf error - door.proto:3 "Lock" is not defined. «"Lock" is not defined.»',
      ],
    },
    {
      log: ['.github/workflows/ci.yml:12:9: property "lock" is not defined [expression]'],
      tells: [
        '1: actionlint error expression .github/workflows/ci.yml:12 property "lock" is not defined «property "lock" is not defined»',
      ],
    },
    {
      log: ['src/door.rb:12: syntax error, unexpected end'],
      tells: ['1: ruby error - src/door.rb:12 syntax error, unexpected end «syntax error, unexpected end»'],
    },
    {
      log: ["/usr/bin/m4:configure.ac:12: cannot open `lock.m4': No such file or directory"],
      tells: [
        "1: m4 error - configure.ac:12 cannot open `lock.m4': No such file or directory «cannot open `lock.m4': No such file or directory»",
      ],
    },
    {
      log: ['app/door.rb:12: Method lock does not exist on Door https://srb.help/7003'],
      tells: [
        '1: sorbet error 7003 app/door.rb:12 Method lock does not exist on Door «Method lock does not exist on Door»',
      ],
    },
    {
      log: ['error: line 12: Unknown tag: Lock: key'],
      tells: [],
    },
    {
      log: ['./door.sh: line 12: lock: command not found'],
      tells: ['1: shell error - ./door.sh:12 lock: command not found «lock: command not found»'],
    },
    {
      log: ['In DoorController.php line 12:'],
      tells: ['1: php error - DoorController.php:12 In DoorController.php line 12: «DoorController.php»'],
    },
    {
      log: [
        String.raw`    "msg": "'key' is undefined\n\nThe error appears to be in '/w/roles/door/tasks/main.yml': line 17, column 3, but may`,
      ],
      tells: [
        String.raw`1: ansible error - /w/roles/door/tasks/main.yml:17 \nThe error appears to be in '/w/roles/door/tasks/main.yml': line 17, column 3 «/w/roles/door/tasks/main.yml»`,
      ],
    },
    {
      log: ["The error appears to be in '/w/roles/door/tasks/main.yml': line 17, column 3, but may"],
      tells: [
        "1: ansible error - /w/roles/door/tasks/main.yml:17 The error appears to be in '/w/roles/door/tasks/main.yml': line 17, column 3 «/w/roles/door/tasks/main.yml»",
      ],
    },
    {
      log: ['nginx: [emerg] unknown directive "lok" in /etc/nginx/conf.d/door.conf:14'],
      tells: [
        '1: nginx error - /etc/nginx/conf.d/door.conf:14 unknown directive "lok" «unknown directive "lok"»',
      ],
    },
    {
      log: ['│   on main.tf line 12, in resource "door" "front":'],
      tells: [
        '1: terraform error - main.tf:12 │   on main.tf line 12, in resource "door" "front": «main.tf»',
      ],
    },
    {
      log: ['Makefile:12: *** missing separator.  Stop.'],
      tells: ['1: make error - Makefile:12 missing separator.  Stop. «missing separator.  Stop.»'],
    },
    {
      log: ['PHP Deprecated:  Old door in /w/src/Door.php on line 9', 'Notice: no lock in a.php on line 1'],
      tells: [
        '1: php warning Deprecated /w/src/Door.php:9 Old door «Old door»',
        '2: php warning Notice a.php:1 no lock «no lock»',
      ],
    },
    {
      log: ['build/api.Dockerfile:14', 'Containerfile:3', 'Dockerfile.web:5'],
      tells: [
        '1: docker error - build/api.Dockerfile:14 build/api.Dockerfile:14 «build/api.Dockerfile»',
        '2: docker error - Containerfile:3 Containerfile:3 «Containerfile»',
        '3: docker error - Dockerfile.web:5 Dockerfile.web:5 «Dockerfile.web»',
      ],
    },
    {
      log: ['Dockerfile:12 DL1000 error: no lock', 'Dockerfile:3 DL3008 info: pin it'],
      tells: [
        '1: hadolint error DL1000 Dockerfile:12 no lock «no lock»',
        '2: hadolint warning DL3008 Dockerfile:3 pin it «pin it»',
      ],
    },
    {
      log: ['syntax error at lib/Door.pm line 12, near "lock)"'],
      tells: ['1: perl error - lib/Door.pm:12 syntax error, near "lock)" «near "lock)"»'],
    },
    {
      log: ['ERROR: NoLock - src/Door.php:12:5 - No lock (see https://psalm.dev/1)'],
      tells: ['1: psalm error NoLock src/Door.php:12 No lock «No lock»'],
    },
    {
      log: ['lib/door.rb:12:5: C: [Correctable] Style/Lock: no lock', 'Gemfile:1:1: W: odd'],
      tells: [
        '1: rubocop error Style/Lock lib/door.rb:12 no lock «no lock»',
        '2: rubocop error - Gemfile:1 odd «odd»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(wordedDiagnostics, ...log)).toEqual(tells)
  })
})
