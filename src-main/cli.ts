/**
 * Command-line entry: composition root, nothing else. `wayout --help` tells the rest.
 * Exit codes: 0 verified cancelled, 3 finished otherwise, 2 bad usage or input, 1 a bug of ours.
 */
import { main } from './cli/main.js'

// Whoever reads our output may stop reading (`| head`): that is no error, but nothing more can be told.
process.stdout.on('error', () => process.emit('SIGTERM'))

process.exitCode = await main(process.argv.slice(2))
