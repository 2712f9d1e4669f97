/**
 * Command-line entry: composition root, nothing else. `wayout --help` tells the rest.
 * Exit codes: 0 verified cancelled, 3 finished otherwise, 2 bad usage or input, 1 a bug of ours.
 */
import { main } from './cli/main.js'

process.exitCode = await main(process.argv.slice(2))
