import process from 'node:process'

import { openStore } from '../../../../src/adapters/store/open-store.ts'
import { aDelivery, aTriage, quiet } from '../contract/under-test.ts'

/** Records one delivery in the folder it is given; then it closes the store if it is told to, or is killed. */
const [directory = '', guid = '', then = ''] = process.argv.slice(2)
const store = await openStore({ kind: 'embedded', directory }, quiet)
await store.deliveries.record(aDelivery({ guid, bodyHash: guid }), aTriage())
if (then === 'close') await store.close()
else process.kill(process.pid, 'SIGKILL')
