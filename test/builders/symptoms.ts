import type {
  Diagnostic,
  ErrorMessage,
  FailingTest,
  FlakyTest,
  ImplicatedPlace,
  InfrastructureSign,
  NamedThing,
  Place,
  StackFrame,
} from '../../src/engine/model/symptom.ts'

export function aPlace(over: Partial<Place> = {}): Place {
  return { failure: 0, line: 3, quote: 'TypeError: lines.sumOf is not a function', ...over }
}

export function aStackFrame(over: Partial<StackFrame> = {}): StackFrame {
  return {
    kind: 'stack-frame',
    at: aPlace({ line: 4, quote: '    at total (/app/src/cart/total.ts:41:16)' }),
    novel: true,
    path: '/app/src/cart/total.ts',
    line: 41,
    symbol: 'total',
    depth: 0,
    trace: 0,
    origin: 'first-party',
    ...over,
  }
}

export function aFailingTest(over: Partial<FailingTest> = {}): FailingTest {
  return {
    kind: 'failing-test',
    at: aPlace({ quote: 'FAIL test/cart.test.ts > adds tax' }),
    novel: true,
    name: 'adds tax',
    suite: 'cart',
    path: 'test/cart.test.ts',
    line: null,
    expected: null,
    actual: null,
    ...over,
  }
}

export function aFlakyTest(over: Partial<FlakyTest> = {}): FlakyTest {
  return {
    kind: 'flaky-test',
    at: aPlace({ quote: '1 flaky: test/cart.test.ts > adds tax' }),
    novel: true,
    name: 'adds tax',
    suite: 'cart',
    path: 'test/cart.test.ts',
    ...over,
  }
}

export function aDiagnostic(over: Partial<Diagnostic> = {}): Diagnostic {
  return {
    kind: 'diagnostic',
    at: aPlace({ quote: "src/cart/total.ts(41,14): error TS2339: Property 'sumOf' does not exist" }),
    novel: true,
    tool: 'tsc',
    severity: 'error',
    code: 'TS2339',
    message: "Property 'sumOf' does not exist",
    path: 'src/cart/total.ts',
    line: 41,
    ...over,
  }
}

export function anErrorMessage(over: Partial<ErrorMessage> = {}): ErrorMessage {
  return {
    kind: 'error-message',
    at: aPlace(),
    novel: true,
    type: 'TypeError',
    text: 'lines.sumOf is not a function',
    ...over,
  }
}

export function aNamedThing(over: Partial<NamedThing> = {}): NamedThing {
  return { kind: 'named-thing', at: aPlace(), novel: true, what: 'symbol', text: 'sumOf', ...over }
}

export function anInfrastructureSign(over: Partial<InfrastructureSign> = {}): InfrastructureSign {
  return {
    kind: 'infrastructure-sign',
    at: aPlace({ quote: 'No space left on device' }),
    novel: true,
    sign: 'disk-full',
    ...over,
  }
}

export function anImplicatedPlace(over: Partial<ImplicatedPlace> = {}): ImplicatedPlace {
  return { path: 'src/cart/total.ts', line: 41, how: 'suffix', weight: 1, symptom: aStackFrame(), ...over }
}
