import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readAlert } from '../../../src/adapters/alerts/read-alert.ts'

const sha = 'a1'.repeat(20)

const alertmanager = {
  version: '4',
  groupKey: '{}:{alertname="HighErrorRate"}',
  status: 'firing',
  receiver: 'prime-suspect',
  groupLabels: { alertname: 'HighErrorRate' },
  commonLabels: { alertname: 'HighErrorRate', env: 'production', version: sha },
  commonAnnotations: { summary: 'Errors above 5 %', description: 'checkout answers 500' },
  externalURL: 'http://alertmanager.example',
  alerts: [
    {
      status: 'firing',
      labels: { instance: 'a' },
      annotations: {},
      startsAt: '2026-03-02T10:00:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: '',
      fingerprint: 'b',
    },
  ],
}

const pagerduty = {
  event: {
    id: '01',
    event_type: 'incident.triggered',
    resource_type: 'incident',
    occurred_at: '2026-03-02T10:00:00Z',
    data: {
      id: 'P1',
      type: 'incident',
      title: 'Checkout is down (17 alerts)',
      service: { summary: 'checkout' },
    },
  },
}

const datadog = {
  title: '[Triggered on {host:web-1}] Error rate is high',
  body: 'TypeError in checkout',
  event_type: 'query_alert_monitor',
  date: '1772445600000',
  last_updated: '1772445600000',
  id: '7',
  org: { id: '1', name: 'acme' },
  tags: 'env:production,service:shop',
}

const sentry = {
  action: 'triggered',
  installation: { uuid: 'x' },
  data: {
    event: {
      title: "TypeError: Cannot read properties of undefined (reading 'discount')",
      environment: 'production',
      release: `shop@${sha}`,
      datetime: '2026-03-02T10:00:00Z',
      exception: {
        values: [
          {
            type: 'TypeError',
            value: "Cannot read properties of undefined (reading 'discount')",
            stacktrace: { frames: [{ filename: 'src/prices.js', function: 'discountFor', lineno: 5 }] },
          },
        ],
      },
    },
    triggered_rule: 'errors',
  },
}

const at = '2026-03-02T10:00:00.000Z'

describe('an alert', () => {
  it('of Alertmanager is known by its name, and over when it is resolved', () => {
    const fires = { state: 'firing', name: 'HighErrorRate', environment: 'production', sha, at }
    expect(readAlert(alertmanager)).toMatchObject({
      ...fires,
      says: 'Errors above 5 %\ncheckout answers 500',
    })
    const ended = [{ ...alertmanager.alerts[0], endsAt: '2026-03-02T11:00:00Z' }]
    expect(readAlert({ ...alertmanager, status: 'resolved', alerts: ended })).toMatchObject({
      state: 'over',
      name: 'HighErrorRate',
      at: '2026-03-02T11:00:00.000Z',
    })
  })

  it('of PagerDuty is known by its service, since titles hold figures, and takes the environment of its address', () => {
    expect(readAlert(pagerduty, 'production')).toMatchObject({
      state: 'firing',
      name: 'checkout',
      environment: 'production',
      at,
    })
    const { event } = pagerduty
    expect(readAlert({ event: { ...event, event_type: 'incident.resolved' } })).toMatchObject({
      state: 'over',
    })
    expect(readAlert({ event: { ...event, event_type: 'incident.acknowledged' } })).toBeNull()
  })

  it('of Datadog is known by its monitor, whatever host it names and however it stands', () => {
    const fires = readAlert(datadog)
    expect(fires).toMatchObject({
      state: 'firing',
      name: 'Error rate is high',
      environment: 'production',
      at,
    })
    const over = readAlert({ ...datadog, title: '[Recovered on {host:web-1}] Error rate is high' })
    expect(over).toMatchObject({ state: 'over', name: fires?.name })
  })

  it('of Sentry carries its stack trace as a log, and the commit of its release', () => {
    const read = readAlert(sentry)
    expect(read).toMatchObject({ state: 'firing', environment: 'production', sha, at })
    expect(read?.says.split('\n')).toEqual([
      'Traceback (most recent call last):',
      '  File "src/prices.js", line 5, in discountFor',
      "TypeError: Cannot read properties of undefined (reading 'discount')",
    ])
    const issue = {
      action: 'resolved',
      data: { issue: { title: 'TypeError', culprit: 'prices', lastSeen: at } },
    }
    expect(readAlert(issue)).toMatchObject({ state: 'over', name: 'TypeError', environment: null })
  })

  it('of one system has one key while it fires and when it ends', () => {
    const over = { ...alertmanager, status: 'resolved', commonLabels: { alertname: 'HighErrorRate' } }
    expect(readAlert(over)?.key).toBe(readAlert(alertmanager)?.key)
    const { event } = pagerduty
    expect(readAlert({ event: { ...event, event_type: 'incident.resolved' } })?.key).toMatch(/^[\da-f]{32}$/)
    const ofIssue = { ...sentry, data: { event: { ...sentry.data.event, issue_id: '7' } } }
    const issue = { id: '7', title: 'TypeError', culprit: 'prices', lastSeen: at }
    expect(readAlert({ action: 'resolved', data: { issue } })?.key).toBe(readAlert(ofIssue)?.key)
    expect(readAlert(ofIssue)?.key).toBeDefined()
  })

  it('in our own words needs no more than how it stands', () => {
    expect(readAlert({ state: 'failed', environment: 'production', sha })).toEqual({
      state: 'firing',
      name: 'deployment',
      environment: 'production',
      sha,
      at: null,
      says: '',
    })
    expect(readAlert({ state: 'good', name: 'canary' })).toMatchObject({ state: 'over', name: 'canary' })
  })

  it('cannot break a line or be endless in its name', () => {
    const name = readAlert({ state: 'failed', name: `a\nb\u202e${'x'.repeat(5000)}` })?.name
    expect(name).toMatch(/^a b x+$/)
    expect(name?.length).toBeLessThanOrEqual(200)
  })
})

test.prop([fc.jsonValue()])('anything else is no alert, and breaks nothing', (value) => {
  expect(readAlert({ value })).toBeNull()
})
