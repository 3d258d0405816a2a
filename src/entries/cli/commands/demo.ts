import { Command } from 'commander'

const AFTER = `
Examples:
  $ prime-suspect demo
  $ prime-suspect demo --keep

Needs git, and nothing from the network.`

export type DemoOptions = { readonly keep?: true }

export function demoCommand(): Command {
  return new Command('demo')
    .description('Make a small repository whose tests fail, and find the change that broke them')
    .option('--keep', 'leave the repository and the logs in place to look at')
    .addHelpText('after', AFTER)
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('../demo/run-demo.ts')
      await runDemo(options)
    })
}
