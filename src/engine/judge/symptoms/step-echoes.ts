/** Follows the runner's groups, so that the echo of a step's own script is not taken for its output. */
export const stepEchoes = (): ((rest: string, text: string) => boolean) => {
  let title: string | null = null
  let echo = false
  return (rest, text) => {
    const opened = text.startsWith('##[g') ? /^##\[group\]Run (.{0,500})/.exec(text) : null
    if (opened !== null) {
      title = opened[1] ?? ''
      echo = false
      return true
    }
    if (title !== null) {
      // The runner prints the script in cyan or repeats its first line; an action's inputs follow `with:`.
      echo = rest.startsWith('\u001B[36;1m') || text === title || /^(?:with|env|shell):/.test(text)
      title = null
    }
    if (text.startsWith('##[endgroup]')) {
      const was = echo
      echo = false
      return was
    }
    // Where the group's end is missing, the next thing the runner says ends it.
    if (text.startsWith('##[')) echo = false
    return echo
  }
}
