/** What stands at `count` places, by id. Variables: `owner`, `name`, and `at0`, `at1`, … each `<sha>:<path>`. */
export function objectIdsDocument(count: number): string {
  const members = Array.from({ length: count }, (_, index) => index)
  return `
query ObjectIds($owner: String!, $name: String!${members.map((n) => `, $at${n}: String!`).join('')}) {
  repository(owner: $owner, name: $name) {
${members.map((n) => `    f${n}: object(expression: $at${n}) { oid }`).join('\n')}
  }
}`
}
