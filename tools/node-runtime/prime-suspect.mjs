#!/usr/bin/env node
// The command of a clone: runs the sources as they are. A published package runs dist/cli/main.js instead.
import '../../src/entries/cli/main.ts'
