import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'

import * as documents from '../../../../src/adapters/github/api/graphql-documents.ts'
import { objectIdsDocument } from '../../../../src/adapters/github/api/object-ids-document.ts'
import { githubSchema } from '../../../double/graphql/schema.ts'

const schema = githubSchema()

const { DEPLOYMENTS, RECENT_DEPLOYMENTS, PULLS_OF_COMMITS, RECENTLY_MERGED, CHECK_ANNOTATIONS } = documents
const { CHECK_HISTORY, FAILED_CHECKS } = documents
const { sourcesDocument, blameDocument, checksDocument, passedChecksDocument, touchedDocument } = documents

describe('every GraphQL document', () => {
  it.each([
    ['DEPLOYMENTS', DEPLOYMENTS],
    ['RECENT_DEPLOYMENTS', RECENT_DEPLOYMENTS],
    ['PULLS_OF_COMMITS', PULLS_OF_COMMITS],
    ['RECENTLY_MERGED', RECENTLY_MERGED],
    ['CHECK_ANNOTATIONS', CHECK_ANNOTATIONS],
    ['CHECK_HISTORY', CHECK_HISTORY],
    ['FAILED_CHECKS', FAILED_CHECKS],
    ['who touched ten files', touchedDocument(10)],
    ['ids of one file', objectIdsDocument(1)],
    ['ids of ten files', objectIdsDocument(10)],
    ['sources of one file', sourcesDocument(1)],
    ['sources of ten files', sourcesDocument(10)],
    ['checks of one pull request', checksDocument(1)],
    ['checks of ten pull requests', checksDocument(10)],
    ['good words of one check', passedChecksDocument(1)],
    ['good words of three checks', passedChecksDocument(3)],
    ['blame of one file', blameDocument(1)],
    ['blame of ten files', blameDocument(10)],
  ])('fits the schema that GitHub publishes: %s', (_, document) => {
    expect(validate(schema, parse(document)).map((error) => error.message)).toEqual([])
  })

  it('is validated here', () => {
    expect(Object.keys(documents)).toHaveLength(12)
  })

  it('would be caught by this test if it asked for a field that does not exist', () => {
    expect(validate(schema, parse(DEPLOYMENTS.replace('commitOid', 'commitSha')))).toHaveLength(1)
  })
})
