type Carrier = (piece: string) => string

/** Ways in which a piece can stand in a text: each tries another way out of what holds it. */
const carriers: readonly Carrier[] = [
  (piece) => piece,
  (piece) => `cc ${piece}, please`,
  (piece) => `(${piece})`,
  (piece) => `\\${piece}`,
  (piece) => `\`${piece}`,
  (piece) => `${piece}\``,
  (piece) => `\`\`\`\n${piece}\n\`\`\``,
  (piece) => `x\n\n${piece}\n\ny`,
  (piece) => `**${piece}**`,
  (piece) => `"${piece}"`,
  (piece) => `| ${piece} |`,
  (piece) => `- ${piece}\n  - ${piece}`,
  (piece) => `</details></summary>${piece}`,
  (piece) => `<!-- ${piece} -->`,
  (piece) => `[${piece}](https://evil.example/${piece})`,
  (piece) => `> ${piece}`,
  (piece) => `\u202E${piece}\u202C`,
  (piece) => `${piece.slice(0, 1)}\u200B${piece.slice(1)}`,
  (piece) => `שלום ${piece} سلام`,
  (piece) => `\u001B[31m${piece}\u001B[0m`,
  (piece) => `~~~\n${piece}`,
  (piece) => `    ${piece}`,
  (piece) => `${piece}\r\n${piece}`,
  (piece) => `a${piece}`,
  (piece) => `${piece} ${piece}`,
  (piece) => `fix: ${piece} (#1)`,
  (piece) => `\`\` ${piece} \` \`\`\``,
  (piece) => `# ${piece}\n===`,
]

/** `count` different texts: the pieces as they are, then in one carrier after another. */
export function embedded(pieces: readonly string[], count: number): readonly string[] {
  const made = new Set<string>()
  for (let round = 0; made.size < count; round += 1) {
    const carrier = carriers[round % carriers.length]
    const tail = round < carriers.length ? '' : ` ${round}`
    for (const piece of pieces) {
      if (made.size < count && carrier !== undefined) made.add(carrier(piece) + tail)
    }
  }
  return [...made]
}
