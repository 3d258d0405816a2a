import {
  Kind,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

type Variables = Readonly<Record<string, unknown>>

/** The size of a query by GitHub's own rule, known before it runs. */
export type QueryCost = {
  /** Items that it could give. */
  readonly nodes: number
  /** Points of the hourly budget: a hundredth of the requests for connections, at least one. */
  readonly points: number
}

function valueOf(argument: ArgumentNode | undefined, variables: Variables): unknown {
  switch (argument?.value.kind) {
    case Kind.INT:
      return Number(argument.value.value)
    case Kind.VARIABLE:
      return variables[argument.value.name.value]
    case Kind.LIST:
      return argument.value.values
    default:
      return undefined
  }
}

/** How many items a field multiplies what stands below it by; null if it is no list with a bound. */
function itemsOf(field: FieldNode, variables: Variables): number | null {
  const argument = (name: string) => field.arguments?.find((each) => each.name.value === name)
  const bound = valueOf(argument('first'), variables) ?? valueOf(argument('last'), variables)
  if (typeof bound === 'number') return bound
  const ids = valueOf(argument('ids'), variables)
  return Array.isArray(ids) ? ids.length : null
}

/** https://docs.github.com/graphql/overview/rate-limits-and-node-limits-for-the-graphql-api */
export function costOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): QueryCost {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  let nodes = 0
  let requests = 0
  const walk = (set: SelectionSetNode | undefined, times: number): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, times)
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        walk(fragments.get(selection.name.value)?.selectionSet, times)
      } else {
        const items = itemsOf(selection, variables)
        nodes += times * (items ?? 0)
        requests += items === null ? 0 : times
        walk(selection.selectionSet, times * (items ?? 1))
      }
    }
  }
  walk(operation.selectionSet, 1)
  return { nodes, points: Math.max(1, Math.round(requests / 100)) }
}
