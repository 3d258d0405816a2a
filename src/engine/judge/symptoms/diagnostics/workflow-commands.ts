import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

const COMMAND = /^::(error|warning) ([^\n]{1,2000}?)::(.{0,4000})/

/** The value of one property of a command: `file=src/a.ts,line=12`. Colons and commas inside it are escaped. */
const property = (list: string, name: string): string | undefined => {
  const found = list.split(',').find((entry) => entry.trimStart().startsWith(`${name}=`))
  return found
    ?.slice(found.indexOf('=') + 1)
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
}

/** Workflow commands that the runner printed as they came: `::error file=src/a.ts,line=12::message`. */
export const workflowCommands = lineExtractor('workflow-commands', [
  {
    needs: '::',
    pattern: COMMAND,
    symptom: (match) => {
      const list = match[2] ?? ''
      const path = property(list, 'file')
      if (path === undefined) return null
      const message = (match[3] ?? '').split('%0A')[0]
      return diagnostic({
        tool: 'workflow-command',
        severity: match[1],
        path,
        line: property(list, 'line'),
        message,
      })
    },
    about: 3,
  },
])
