import { describe, expect, it } from 'vitest'

import { filesNamed, testedFiles } from '../../../../../src/engine/judge/symptoms/paths/names-to-paths.ts'
import { indexPaths } from '../../../../../src/engine/judge/symptoms/paths/path-index.ts'

const index = indexPaths([
  'lib/rack/sendfile.rb',
  'test/spec_sendfile.rb',
  'src/Acme/Cart/Total.php',
  'tests/Acme/Cart/TotalTest.php',
  'core/src/main/java/com/acme/Card.java',
  'core/src/test/java/com/acme/CardTest.java',
  'shop/tests/test_door.py',
  'shop/door.py',
  'src/parse-error.ts',
  'src/a/index.ts',
  'src/a/index.test.ts',
  'src/setup.ts',
  'src/bigDoor.ts',
  'src/utils/update.ts',
  'src/__tests__/list/update.test.tsx',
  'types/shop.d.ts',
  'test/types/shop.tst.ts',
])

describe('a name', () => {
  it.each([
    ['Rack::Sendfile', ['lib/rack/sendfile.rb']],
    ['Rack::Sendfile::headers', ['lib/rack/sendfile.rb']],
    ['Acme\\Cart\\TotalTest', ['tests/Acme/Cart/TotalTest.php']],
    ['com.acme.CardTest', ['core/src/test/java/com/acme/CardTest.java']],
    ['shop.tests.test_door.DoorTest', ['shop/tests/test_door.py']],
    ['ParseError', ['src/parse-error.ts']],
    ['parse-error', ['src/parse-error.ts']],
    ['--parse-error', []],
    ['big-door', ['src/bigDoor.ts']],
    ['test-door', ['shop/tests/test_door.py']],
    ['setup', []],
    ['adds an apple', []],
    ['Nothing', []],
  ])('%s stands for %j', (name, files) => {
    expect(filesNamed(index, name)).toEqual(files)
  })

  it.each([
    ['ShaderTranslatorTest.Opens', ['gpu/ShaderTranslator_test.cpp']],
    ['DoorTests.testOpens', ['door_unittest.cc']],
    ['Vulkan/DoorTest.Opens/3', ['door_unittest.cc']],
  ])('%s of a suite stands for %j', (name, files) => {
    const tests = indexPaths(['gpu/ShaderTranslator_test.cpp', 'door_unittest.cc'])
    expect(filesNamed(tests, name)).toEqual(files)
  })

  it('that too many files have stands for none', () => {
    const many = indexPaths(['a', 'b', 'c', 'd', 'e'].map((folder) => `${folder}/widget.ts`))
    expect(filesNamed(many, 'widget')).toEqual([])
    expect(filesNamed(many, 'c.widget')).toEqual(['c/widget.ts'])
  })
})

describe('a test file', () => {
  it.each([
    ['test/spec_sendfile.rb', ['lib/rack/sendfile.rb']],
    ['core/src/test/java/com/acme/CardTest.java', ['core/src/main/java/com/acme/Card.java']],
    ['src/a/index.test.ts', ['src/a/index.ts']],
    ['src/__tests__/list/update.test.tsx', ['src/utils/update.ts']],
    ['test/types/shop.tst.ts', ['types/shop.d.ts']],
    ['src/parse-error.ts', []],
  ])('%s tests %j', (path, files) => {
    expect(testedFiles(index, path)).toEqual(files)
  })
})
