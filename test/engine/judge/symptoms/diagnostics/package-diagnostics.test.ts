import { describe, expect, it } from 'vitest'

import { packageDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/package-diagnostics.ts'
import { told } from '../told.ts'

describe('what package managers cannot put together', () => {
  it.each([
    {
      log: ['npm error code ERESOLVE'],
      tells: ['1: npm error ERESOLVE package.json:- npm error code ERESOLVE «ERESOLVE»'],
    },
    {
      log: ['npm ERR! code EUSAGE'],
      tells: ['1: npm error EUSAGE package.json:- npm ERR! code EUSAGE «EUSAGE»'],
    },
    {
      log: ["Because door depends on lock (^2.0) which doesn't match any versions, version solving failed."],
      tells: [
        "1: poetry error - pyproject.toml:- Because door depends on lock (^2.0) which doesn't match any versions, version solving failed. «Because door depends on lock (^2.0) which doesn't match any versions, version solving failed.»",
      ],
    },
    {
      log: ["Because door depends on lock ^2.0.0 which doesn't match any versions, version solving failed."],
      tells: [
        "1: pub error - pubspec.yaml:- Because door depends on lock ^2.0.0 which doesn't match any versions, version solving failed. «Because door depends on lock ^2.0.0 which doesn't match any versions, version solving failed.»",
      ],
    },
    {
      log: ['npm error code ELIFECYCLE'],
      tells: [],
    },
    {
      log: [' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install'],
      tells: [
        '1: pnpm error ERR_PNPM_OUTDATED_LOCKFILE pnpm-lock.yaml:- Cannot install «ERR_PNPM_OUTDATED_LOCKFILE»',
      ],
    },
    {
      log: ['ERROR: Cannot install -r reqs.txt (line 3) because of x'],
      tells: [
        '1: pip error - reqs.txt:3 Cannot install -r reqs.txt (line 3) because of x «Cannot install -r reqs.txt (line 3) because of x»',
      ],
    },
    {
      log: ['[ERROR] No version. @ com.acme:door:1, /w/door/pom.xml, line 3, column 5'],
      tells: ['1: maven error - /w/door/pom.xml:3 No version. «No version.»'],
    },
    {
      log: ["Build file '/w/build.gradle' line: 12"],
      tells: ["1: gradle error - /w/build.gradle:12 Build file '/w/build.gradle' line: 12 «/w/build.gradle»"],
    },
    {
      log: ['go: updates to go.mod needed'],
      tells: ['1: go-modules error - go.mod:- updates to go.mod needed «updates to go.mod needed»'],
    },
    {
      log: [
        'npm ERR! notarget No matching version found for door@^9.',
        "npm error 404  '@acme/door@^9' is not in this registry.",
      ],
      tells: [
        '1: npm error - package.json:- No matching version found for door@^9. «No matching version found for door@^9.»',
        "2: npm error - package.json:- '@acme/door@^9' is not in this registry. «'@acme/door@^9' is not in this registry.»",
      ],
    },
    {
      log: ['    door==1.1 from https://files.example.org/door.tar.gz (from -r requirements.txt (line 3)):'],
      tells: ['1: pip error - requirements.txt:3 door==1.1 does not match its hash «door==1.1»'],
    },
    {
      log: [
        '[!] CocoaPods could not find compatible versions for pod "Lock/Core":',
        'None of your spec sources contain a spec satisfying the dependency: `Lock (~> 4.13)`.',
        ' #  from /w/ios/Podfile:12',
      ],
      tells: [
        '1: cocoapods error - Podfile:- CocoaPods could not find compatible versions for pod "Lock/Core": «CocoaPods could not find compatible versions for pod "Lock/Core":»',
        '2: cocoapods error - Podfile:- None of your spec sources contain a spec satisfying the dependency: `Lock (~> 4.13)`. «None of your spec sources contain a spec satisfying the dependency: `Lock (~> 4.13)`.»',
        '3: cocoapods error - /w/ios/Podfile:12 #  from /w/ios/Podfile:12 «/w/ios/Podfile»',
      ],
    },
    {
      log: [
        'Because Gemfile depends on lock < 2,',
        'Could not find lock-1.13.10-x86_64-linux in locally installed gems',
        'Your bundle only supports platforms ["x86_64-darwin-21"] but your local platform is x86_64-linux.',
        '[!] There was an error parsing `Gemfile`: syntax error. Bundler cannot continue.',
        ' #  from /w/Gemfile:12',
      ],
      tells: [
        '1: bundler error - Gemfile:- Gemfile depends on lock < 2, «Gemfile depends on lock < 2,»',
        '2: bundler error - Gemfile.lock:- Could not find lock-1.13.10-x86_64-linux in locally installed gems «Could not find lock-1.13.10-x86_64-linux in locally installed gems»',
        '3: bundler error - Gemfile.lock:- Your bundle only supports platforms ["x86_64-darwin-21"] but your local platform is x86_64-linux. «Your bundle only supports platforms ["x86_64-darwin-21"] but your local platform is x86_64-linux.»',
        '4: bundler error - Gemfile:- There was an error parsing `Gemfile`: syntax error. Bundler cannot continue. «There was an error parsing `Gemfile`: syntax error. Bundler cannot continue.»',
        '5: bundler error - /w/Gemfile:12 #  from /w/Gemfile:12 «/w/Gemfile»',
      ],
    },
    {
      log: [
        '  - nothing provides lock needed by door-3.12.0-0',
        '    └─ lock 9.9** does not exist (perhaps a typo or a missing channel).',
      ],
      tells: [
        '1: conda error - -:- nothing provides lock needed by door-3.12.0-0 «nothing provides lock needed by door-3.12.0-0»',
        '2: conda error - -:- lock 9.9** does not exist (perhaps a typo or a missing channel). «lock 9.9** does not exist (perhaps a typo or a missing channel).»',
      ],
    },
    {
      log: [
        'go build acme.dev/door: build constraints exclude all Go files in /w/door',
        '\timports acme.dev/lock: import cycle not allowed',
      ],
      tells: [
        '1: go error - -:- build constraints exclude all Go files in /w/door «build constraints exclude all Go files in /w/door»',
        '2: go error - -:- acme.dev/lock: import cycle not allowed «acme.dev/lock: import cycle not allowed»',
      ],
    },
    {
      log: ['[__3] fail (backjumping, conflict set: door, lock)'],
      tells: [
        '1: cabal error - -:- fail (backjumping, conflict set: door, lock) «fail (backjumping, conflict set: door, lock)»',
      ],
    },
    {
      log: ['  ╰─▶ Because only lock<=1.0 is available and your project depends on lock>=2,'],
      tells: [
        '1: uv error - pyproject.toml:- Because only lock<=1.0 is available and your project depends on lock>=2, «Because only lock<=1.0 is available and your project depends on lock>=2,»',
      ],
    },
    {
      log: ['    - acme/door 1.6.0 requires acme/lock ^2.0 -> no matching package found.'],
      tells: [
        '1: composer error - composer.json:- acme/door 1.6.0 requires acme/lock ^2.0 -> no matching package found. «acme/door 1.6.0 requires acme/lock ^2.0 -> no matching package found.»',
      ],
    },
    {
      log: [
        '    - Root composer.json requires php >=8.3 but your php version (8.1) does not satisfy that requirement.',
      ],
      tells: [
        '1: composer error - composer.json:- Root composer.json requires php >=8.3 but your php version (8.1) does not satisfy that requirement. «Root composer.json requires php >=8.3 but your php version (8.1) does not satisfy that requirement.»',
      ],
    },
    {
      log: [
        'Because shop depends on door ^9, version solving failed.',
        '** (Mix) The lock is mismatched, run x',
      ],
      tells: [
        '1: pub error - pubspec.yaml:- Because shop depends on door ^9, version solving failed. «Because shop depends on door ^9, version solving failed.»',
        '2: mix error - mix.lock:- The lock is mismatched, run x «The lock is mismatched, run x»',
      ],
    },
    {
      log: ["error: Dependencies could not be resolved because root depends on 'door' 9.0.0."],
      tells: [
        "1: swiftpm error - Package.swift:- Dependencies could not be resolved because root depends on 'door' 9.0.0. «Dependencies could not be resolved because root depends on 'door' 9.0.0.»",
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(packageDiagnostics, ...log)).toEqual(tells)
  })
})
