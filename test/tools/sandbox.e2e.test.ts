import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Sandbox, startSandbox } from '../../tools/sandbox/sandbox.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox(0)
}, 120_000)

afterAll(() => sandbox.close())

const page = async (): Promise<string> => await (await fetch(sandbox.url)).text()

async function press(step: number, origin = sandbox.url): Promise<void> {
  await fetch(`${sandbox.url}/step/${step}`, { method: 'POST', headers: { origin }, redirect: 'manual' })
  await expect.poll(page, { timeout: 120_000, interval: 200 }).not.toContain('class="busy"')
}

it('tells its story step by step, up to the issue that names the culprit, and its links lead somewhere', async () => {
  await press(0, 'http://elsewhere.example')
  expect(await page()).toContain('action="/step/0"')
  for (const step of [0, 1, 2]) await press(step)
  const shown = await page()
  expect(shown).toContain('action="/step/3"')
  expect(shown).toContain('Deployment to production failed')
  expect(shown).not.toContain('class="trouble"')
  expect(shown).not.toMatch(/<script|javascript:/i)
  const links = [...shown.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => new URL(link, sandbox.url))
  expect(links.some(({ pathname }) => /\/pull\/\d+$/.test(pathname))).toBe(true)
  for (const { origin, pathname } of links) {
    expect(origin).toBe(sandbox.url)
    const { status } = await fetch(`${origin}${pathname}`)
    expect({ pathname, status }).toEqual({ pathname, status: 200 })
  }
}, 300_000)
