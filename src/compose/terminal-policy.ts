import { policyFromConfig } from '../config/policy-from-config.ts'
import { defaultConfig } from '../config/schema.ts'
import type { Policy } from '../engine/model/policy.ts'

/** For the command line, where nothing is done to the world: what holds for a repository without a configuration file. */
export const terminalPolicy: Policy = policyFromConfig(defaultConfig)
